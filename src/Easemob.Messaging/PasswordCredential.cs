namespace Easemob.Messaging;

/// <summary>A user's id and password.</summary>
internal sealed class PasswordCredential : EasemobCredential
{
    public PasswordCredential(string userId, string password)
        : base(userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        Secret = password;
    }

    public string Secret { get; }
}
