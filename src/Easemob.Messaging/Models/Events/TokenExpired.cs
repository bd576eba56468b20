namespace Easemob.Messaging;

/// <summary>
/// The token of the connection has expired. Where another can be had the connection is made again with it; otherwise
/// <see cref="SignedOut"/> follows. The vendor's <c>tokenDidExpire</c>.
/// </summary>
public sealed record TokenExpired : ChatEvent;
