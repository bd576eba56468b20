namespace Easemob.Messaging;

/// <summary>
/// The server ended the user's session, or refuses it for good: the connection is gone and does not come back by itself. The cache
/// stays. The vendor's <c>userAccountDidLoginFromOtherDevice</c>, <c>userAccountDidForcedToLogout</c> and the like.
/// </summary>
public sealed record SignedOut : ChatEvent
{
    /// <summary>Gets why.</summary>
    public required SignOutReason Reason { get; init; }

    /// <summary>Gets the vendor's number for the reason.</summary>
    public required EasemobErrorCode ErrorCode { get; init; }

    /// <summary>Gets the text that the other device's sign-in carried, or the server's own.</summary>
    /// <value>Null where there was none.</value>
    public string? Text { get; init; }
}
