using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Changes a message for everyone.</summary>
internal sealed class EditUpload(RealtimeServices services)
{
    private readonly ItemWriter _items = new(services);

    public UploadAnswer Take(Upload upload)
    {
        ServerState state = services.State;
        StoredMessage? message = state.FindMessage(upload.Body.EditMessageId);
        EmulatorMessageBody body = ContentDecoder.Body(upload.Body);
        if (Refuse(upload, message, body) is { } refusal)
        {
            return refusal;
        }

        StoredMessage edited = state.Update(message!.IdText, original => Edited(original, upload, body));
        ByteString notice = MessageMetaWriter.EditNotice(edited, edited.Message.Edit!);
        Meta item = _items.Item(upload);
        MessageBody told = MessageBody.Parser.ParseFrom(item.Payload);
        told.Meta = notice;
        item.Payload = told.ToByteString();
        services.Courier.Follow(edited.Message, upload.Sender, upload.Device.Resource, new FixedItem(item.ToByteArray()));
        Meta answer = new() { Id = item.Id, Ns = Meta.Types.NameSpace.Notify, Payload = notice };
        return UploadAnswer.Accepted(item.Id, (long)item.Timestamp, answer);
    }

    private UploadAnswer? Refuse(Upload upload, StoredMessage? message, EmulatorMessageBody body) => message switch
    {
        null => UploadRefusals.UnknownMessage,
        _ when message.Message.From != upload.Sender => UploadRefusals.NotOwnMessage,
        _ when message.Message.Body.WireType != body.WireType => UploadRefusals.EditOfOtherType,
        { Message.Edit.Count: var count } when count >= services.State.Switches.EditLimit => UploadRefusals.EditLimit,
        _ => null,
    };

    private EmulatorMessage Edited(EmulatorMessage original, Upload upload, EmulatorMessageBody body) => original with
    {
        Body = body,
        Extensions = upload.Body.EditScope == MessageBody.Types.EditScope.BodyAndExt
            ? ExtensionDecoder.Values(upload.Body.Ext)
            : original.Extensions,
        Edit = new EmulatorEdit
        {
            Operator = upload.Sender,
            EditedAt = services.State.TimeProvider.GetUtcNow(),
            Count = (original.Edit?.Count ?? 0) + 1,
        },
    };
}
