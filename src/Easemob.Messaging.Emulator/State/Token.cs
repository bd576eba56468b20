namespace Easemob.Messaging.Emulator.State;

/// <summary>An access token; without an expiry it never ends.</summary>
internal sealed class Token(string text, string userId, DateTimeOffset? expiresAt)
{
    public string Text { get; } = text;

    public string UserId { get; } = userId;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>Gets or sets what is wrong with the token besides its age; null if nothing is.</summary>
    public TokenState? Defect { get; set; }
}
