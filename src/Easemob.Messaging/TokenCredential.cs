namespace Easemob.Messaging;

/// <summary>A token that cannot be renewed.</summary>
internal sealed class TokenCredential(string userId, EasemobToken token) : EasemobCredential(userId)
{
    public EasemobToken Fixed { get; } = token;
}
