using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>A connection that the server has accepted.</summary>
/// <param name="Socket">The connection.</param>
/// <param name="Request">What this device said of itself.</param>
/// <param name="DeviceId">The id by which the server knows it.</param>
/// <param name="Token">The token that it used.</param>
/// <param name="ExpiresAt">When that expires; null where nobody knows.</param>
internal sealed record OpenedLink(
    FrameSocket Socket, ProvisionRequest Request, string DeviceId, EasemobToken Token, DateTimeOffset? ExpiresAt);
