using Easemob.Messaging.Wire.Msync;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the payload that is either the answer to an upload or a batch of a queue: only the id of the upload tells.</summary>
internal static class SyncReader
{
    /// <exception cref="WireFormatException">The payload is damaged.</exception>
    public static ServerFrame Read(ReadOnlyMemory<byte> payload)
    {
        var fields = new SyncFields();
        var reader = new ProtobufReader(payload.Span);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (CommSyncDL.StatusFieldNumber, ProtobufKind.Bytes): fields.Status = FrameParts.Status(reader.Bytes); break;
                case (CommSyncDL.MetaIdFieldNumber, ProtobufKind.Varint): fields.MetaId = reader.Number; break;
                case (CommSyncDL.ServerIdFieldNumber, ProtobufKind.Varint): fields.ServerId = reader.Number; break;
                case (CommSyncDL.MetasFieldNumber, ProtobufKind.Bytes):
                    fields.Add(payload.Slice(reader.BytesStart, reader.Bytes.Length));
                    break;
                case (CommSyncDL.NextKeyFieldNumber, ProtobufKind.Varint): fields.NextKey = reader.Number; break;
                case (CommSyncDL.QueueFieldNumber, ProtobufKind.Bytes):
                    fields.Queue = payload.Slice(reader.BytesStart, reader.Bytes.Length);
                    break;
                case (CommSyncDL.IsLastFieldNumber, ProtobufKind.Varint): fields.IsLast = reader.Number != 0; break;
                case (CommSyncDL.TimestampFieldNumber, ProtobufKind.Varint): fields.Timestamp = reader.Number; break;
                default: break;
            }
        }

        return reader.IsMalformed ? throw new WireFormatException("A batch or an answer is damaged.") : fields.ToFrame();
    }

    private struct SyncFields()
    {
        private readonly List<ReadOnlyMemory<byte>> _items = [];

        public FrameStatus? Status;
        public ulong MetaId;
        public ulong ServerId;
        public ulong NextKey;
        public ulong Timestamp;
        public ReadOnlyMemory<byte>? Queue;
        public bool IsLast;

        public readonly void Add(ReadOnlyMemory<byte> item) => _items.Add(
            _items.Count < FrameParts.MaxEntries
                ? item
                : throw new WireFormatException($"A batch has more than {FrameParts.MaxEntries} items."));

        public readonly ServerFrame ToFrame() => MetaId > 0
            ? new UploadAnswer
            {
                LocalId = MetaId,
                Status = Status,
                ServerId = ServerId,
                ServerTime = Timestamp <= WireTime.Max ? (long)Timestamp : 0,
                Item = _items.Count > 0 ? _items[0] : default,
            }
            : new QueueBatch
            {
                Status = Status ?? new FrameStatus(0, string.Empty),
                Queue = Queue is { } jid ? FrameParts.Queue(jid.Span) : null,
                Items = _items,
                NextKey = NextKey,
                IsLast = IsLast,
            };
    }
}
