using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>A frame on its way down, decoded to be changed.</summary>
internal sealed class EditableFrame
{
    private readonly IMessage _payload;

    public EditableFrame(byte[] frame)
    {
        Envelope = MSync.Parser.ParseFrom(frame);
        _payload = Envelope.Command switch
        {
            Command.Provision => Provision.Parser.ParseFrom(Envelope.Payload),
            Command.Unread => CommUnreadDL.Parser.ParseFrom(Envelope.Payload),
            Command.Notice => CommNotice.Parser.ParseFrom(Envelope.Payload),
            Command.Logout => Logout.Parser.ParseFrom(Envelope.Payload),
            _ => CommSyncDL.Parser.ParseFrom(Envelope.Payload),
        };
    }

    public MSync Envelope { get; }

    public IEnumerable<Meta> Metas => _payload is CommSyncDL sync ? sync.Metas : [];

    public void Clear(string field) => Field(field)?.Accessor.Clear(_payload);

    public void Set(string field, object value) => Field(field)?.Accessor.SetValue(_payload, value);

    public byte[] ToByteArray()
    {
        Envelope.Payload = _payload.ToByteString();
        return Envelope.ToByteArray();
    }

    private FieldDescriptor? Field(string name) => _payload.Descriptor.FindFieldByName(name);
}
