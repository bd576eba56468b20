namespace Easemob.Messaging.Wire;

/// <summary>Writes what this client sends, byte for byte as the vendor's own client does.</summary>
internal static class FrameWriter
{
    public static byte[] Provision(ProvisionRequest request, ulong traceId) => throw new NotImplementedException();

    public static byte[] Logout(ProvisionRequest request, string reason, ulong traceId) => throw new NotImplementedException();

    /// <summary>Asks for the queues that hold something; also the heartbeat.</summary>
    public static byte[] Unread(ulong traceId) => throw new NotImplementedException();

    /// <summary>Asks for what follows a key, which acknowledges all up to it; without a key, for what is not acknowledged.</summary>
    public static byte[] Pull(QueueAddress queue, ulong? key, ulong traceId) => throw new NotImplementedException();

    public static byte[] Upload(RealtimeUpload upload, AppKey appKey, ulong traceId) => throw new NotImplementedException();
}
