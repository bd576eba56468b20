namespace Easemob.Messaging;

/// <summary>Tokens that the application fetches.</summary>
internal sealed class ProviderCredential : EasemobCredential
{
    public ProviderCredential(string userId, Func<CancellationToken, Task<EasemobToken>> getToken)
        : base(userId)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        GetTokenAsync = getToken;
    }

    public Func<CancellationToken, Task<EasemobToken>> GetTokenAsync { get; }
}
