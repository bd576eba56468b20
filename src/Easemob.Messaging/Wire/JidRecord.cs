using JID = Easemob.Messaging.Wire.Msync.JID;

namespace Easemob.Messaging.Wire;

/// <summary>The parts of an address that matter here, as the bytes that they were read from.</summary>
internal ref struct JidRecord
{
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Domain;
    public ReadOnlySpan<byte> Resource;

    private static ReadOnlySpan<byte> ConferencePrefix => "conference."u8;

    /// <summary>Gets whether it is the address of a group, chat room or thread: nothing but the domain tells it from a user's.</summary>
    public readonly bool IsConference => Domain.StartsWith(ConferencePrefix);

    /// <summary>
    /// Adds what an address says; false where it is damaged. An address that comes twice is merged, as protobuf merges records: what
    /// the second leaves out stays.
    /// </summary>
    public bool TryMerge(ReadOnlySpan<byte> jid)
    {
        var reader = new ProtobufReader(jid);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (JID.NameFieldNumber, ProtobufKind.Bytes): Name = reader.Bytes; break;
                case (JID.DomainFieldNumber, ProtobufKind.Bytes): Domain = reader.Bytes; break;
                case (JID.ClientResourceFieldNumber, ProtobufKind.Bytes): Resource = reader.Bytes; break;
                default: break;
            }
        }

        return !reader.IsMalformed;
    }
}
