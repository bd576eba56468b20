using System.Text;

namespace Easemob.Messaging.Wire;

/// <summary>Reads what several kinds of frame have in them.</summary>
internal static class FrameParts
{
    /// <summary>How many items or queues a frame may list. Servers list dozens; 4 MB could hold two million.</summary>
    public const int MaxEntries = 65_536;

    public static string Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? string.Empty : Encoding.UTF8.GetString(utf8.ToArray());

    /// <exception cref="WireFormatException">The bytes are no status.</exception>
    public static FrameStatus Status(ReadOnlySpan<byte> status)
    {
        int code = 0;
        string reason = string.Empty;
        var reader = new ProtobufReader(status);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Msync.Status.ErrorCodeFieldNumber, ProtobufKind.Varint): code = (int)reader.Number; break;
                case (Msync.Status.ReasonFieldNumber, ProtobufKind.Bytes): reason = Text(reader.Bytes); break;
                default: break;
            }
        }

        return reader.IsMalformed ? throw new WireFormatException("A status is damaged.") : new FrameStatus(code, reason);
    }

    /// <summary>Reads the address of a queue, which outlives its frame.</summary>
    /// <exception cref="WireFormatException">The bytes are no address.</exception>
    public static QueueAddress Queue(ReadOnlySpan<byte> jid)
    {
        JidRecord record = default;
        return record.TryMerge(jid)
            ? new QueueAddress(jid.ToArray(), Text(record.Name), Text(record.Resource))
            : throw new WireFormatException("The address of a queue is damaged.");
    }

    /// <summary>Reads the address of the queue that a record names; null where it names none.</summary>
    /// <exception cref="WireFormatException">The record or the address is damaged.</exception>
    public static QueueAddress? QueueOf(ReadOnlySpan<byte> record, int fieldNumber)
    {
        ReadOnlySpan<byte> jid = default;
        bool isNamed = false;
        var reader = new ProtobufReader(record);
        while (reader.Read())
        {
            if ((reader.Field, reader.Kind) == (fieldNumber, ProtobufKind.Bytes))
            {
                jid = reader.Bytes;
                isNamed = true;
            }
        }

        return reader.IsMalformed ? throw new WireFormatException("What names a queue is damaged.") : isNamed ? Queue(jid) : null;
    }
}
