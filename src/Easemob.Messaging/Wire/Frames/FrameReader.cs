using Easemob.Messaging.Wire.Msync;

namespace Easemob.Messaging.Wire;

/// <summary>Reads what the server sends: one message of the WebSocket is one frame. Items are slices of it, not copies.</summary>
internal static class FrameReader
{
    /// <exception cref="WireFormatException">The bytes are no frame, or what they hold is damaged, encrypted or compressed.</exception>
    public static ServerFrame Read(ReadOnlyMemory<byte> frame)
    {
        int command = (int)MSync.Types.Command.Sync;
        ReadOnlyMemory<byte> payload = default;
        var reader = new ProtobufReader(frame.Span);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (MSync.CommandFieldNumber, ProtobufKind.Varint): command = (int)reader.Number; break;
                case (MSync.PayloadFieldNumber, ProtobufKind.Bytes): payload = frame.Slice(reader.BytesStart, reader.Bytes.Length); break;
                case (MSync.CompressAlgorithmFieldNumber, ProtobufKind.Varint) when reader.Number != 0:
                    throw new WireFormatException("The server compressed the frame, which was not negotiated.");
                case (MSync.EncryptTypeFieldNumber, _) when reader.HasNumberOtherThanZero():
                    throw new WireFormatException("The server encrypted the frame, which was not negotiated.");
                default: break;
            }
        }

        if (reader.IsMalformed)
        {
            throw new WireFormatException("The bytes are no frame.");
        }

        return (MSync.Types.Command)command switch
        {
            MSync.Types.Command.Sync => SyncReader.Read(payload),
            MSync.Types.Command.Unread => ReadUnread(payload.Span),
            MSync.Types.Command.Notice => ReadNotice(payload.Span),
            MSync.Types.Command.Provision => ProvisionReader.Read(payload.Span),
            MSync.Types.Command.Logout => new LogoutAnswer(),
            _ => new UnknownFrame(command),
        };
    }

    private static UnreadAnswer ReadUnread(ReadOnlySpan<byte> payload)
    {
        var queues = new List<QueueAddress>();
        ulong timestamp = 0;
        var reader = new ProtobufReader(payload);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (CommUnreadDL.TimestampFieldNumber, ProtobufKind.Varint): timestamp = reader.Number; break;
                case (CommUnreadDL.UnreadFieldNumber, ProtobufKind.Bytes)
                    when FrameParts.QueueOf(reader.Bytes, MetaQueue.QueueFieldNumber) is { } queue:
                    queues.Add(queues.Count < FrameParts.MaxEntries
                        ? queue
                        : throw new WireFormatException($"The server lists more than {FrameParts.MaxEntries} queues."));
                    break;
                default: break;
            }
        }

        return reader.IsMalformed
            ? throw new WireFormatException("The list of queues is damaged.")
            : new UnreadAnswer { Queues = queues, ServerTime = WireTime.ToInstant((long)timestamp) };
    }

    private static QueueNotice ReadNotice(ReadOnlySpan<byte> payload) =>
        FrameParts.QueueOf(payload, CommNotice.QueueFieldNumber) is { } queue
            ? new QueueNotice(queue)
            : throw new WireFormatException("A notice names no queue.");
}
