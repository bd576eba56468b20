namespace Easemob.Messaging;

/// <summary>
/// Four fifths of the token's life are over. A password or a token provider renews it without any doing of the application, and
/// the connection stays. The vendor's <c>tokenWillExpire</c>.
/// </summary>
public sealed record TokenExpiring : ChatEvent
{
    /// <summary>Gets when the token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
