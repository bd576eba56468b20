using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>A message: its record as history has it, and behind it whether the receiver was connected when it was sent.</summary>
internal sealed class MessageItem(StoredMessage message, RecordEncoder records) : ItemContent
{
    // Field 9 of Meta, JSON text of 15 bytes.
    private static readonly byte[] Online = [0x4A, 15, .. """{"is_online":1}"""u8];
    private static readonly byte[] Offline = [0x4A, 15, .. """{"is_online":0}"""u8];

    private byte[]? _online;
    private byte[]? _offline;

    public override byte[] Meta(string viewer, bool wasOnline)
    {
        if (message.Message.Reactions.Count > 0)
        {
            return Encode(viewer, wasOnline);
        }

        return wasOnline ? _online ??= Encode(viewer, true) : _offline ??= Encode(viewer, false);
    }

    private byte[] Encode(string viewer, bool wasOnline) => [.. records.Record(message, viewer), .. wasOnline ? Online : Offline];
}
