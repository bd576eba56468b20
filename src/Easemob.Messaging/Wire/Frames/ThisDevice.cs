namespace Easemob.Messaging.Wire;

/// <summary>Who reads: what this device did itself is not told to it again.</summary>
internal readonly record struct ThisDevice(string UserId, string DeviceId)
{
    public bool IsUser(string userId) => ServiceIds.DirectionOf(userId, UserId) == MessageDirection.Sent;

    public bool IsDevice(string? deviceId) => DeviceId.Length > 0 && string.Equals(deviceId, DeviceId, StringComparison.Ordinal);
}
