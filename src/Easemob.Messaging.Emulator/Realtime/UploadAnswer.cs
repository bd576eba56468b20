using Easemob.Messaging.Emulator.Protocol.Msync;
using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What became of an upload.</summary>
internal sealed record UploadAnswer(ErrorCode Code, string Reason = "")
{
    public ulong ServerId { get; init; }

    public long? Timestamp { get; init; }

    public Meta? Meta { get; init; }

    public static UploadAnswer Accepted(ulong serverId, long timestamp, Meta? meta = null) =>
        new(ErrorCode.Ok) { ServerId = serverId, Timestamp = timestamp, Meta = meta };

    public static UploadAnswer Refused(string reason) => new(ErrorCode.Fail, reason);
}
