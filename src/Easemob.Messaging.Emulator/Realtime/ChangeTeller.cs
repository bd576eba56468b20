using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Tells devices what the test side did to a message, as if its sender had done it on an unknown device.</summary>
internal sealed class ChangeTeller(ServerState state, Courier courier)
{
    private readonly Addresses _addresses = new(state.AppKey);

    public void TellRecall(StoredMessage message) => Tell(message, new MessageBody
    {
        Type = MessageBody.Types.Type.Recall,
        AckMessageId = message.Id,
    });

    public void TellEdit(StoredMessage message)
    {
        MessageBody body = new()
        {
            Type = MessageBody.Types.Type.Edit,
            EditMessageId = message.Id,
            EditScope = MessageBody.Types.EditScope.BodyAndExt,
            Contents = { ContentEncoder.Content(message.Message.Body) },
            Meta = MessageMetaWriter.EditNotice(message, message.Message.Edit!),
        };
        body.Ext.AddRange(message.Message.Extensions.Select(entry => ExtensionEncoder.KeyValue(entry.Key, entry.Value)));
        Tell(message, body);
    }

    private void Tell(StoredMessage message, MessageBody body)
    {
        EmulatorMessage original = message.Message;
        body.From = Addresses.NameOnly(original.From);
        body.To = Addresses.NameOnly(original.To);
        Meta item = new()
        {
            Id = state.NextItemId(),
            From = _addresses.Device(original.From, resource: null),
            To = _addresses.Full(original.To, original.ChatType.IsConference()),
            Timestamp = (ulong)state.Now,
            Ns = Meta.Types.NameSpace.Chat,
            Payload = body.ToByteString(),
        };
        courier.Follow(original, original.From, fromDevice: null, new FixedItem(item.ToByteArray()));
    }
}
