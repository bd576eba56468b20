using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;
using NameSpace = Easemob.Messaging.Emulator.Protocol.Msync.Meta.Types.NameSpace;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Takes what devices send, and answers it; the same upload sent again gets the same answer.</summary>
internal sealed class UploadHandler(RealtimeServices services)
{
    private readonly UploadGate _gate = new(services.State);
    private readonly MessageUpload _messages = new(services);
    private readonly ReceiptUpload _receipts = new(services);
    private readonly RecallUpload _recalls = new(services);
    private readonly EditUpload _edits = new(services);
    private readonly RoomUpload _rooms = new(services);

    public void Answer(Connection connection, Device device, Meta meta)
    {
        MessageBody? body = ReadBody(meta);
        BodyType type = body?.Type ?? default;
        byte[]? answer = meta.HasId ? device.Uploads.AnswerTo(meta.Id, type) : null;
        if (answer is null)
        {
            UploadAnswer taken = Take(device, meta, body);
            answer = services.Frames.UploadAnswer(meta.Id, taken);
            if (taken.Code == Status.Types.ErrorCode.Ok)
            {
                device.Uploads.Remember(meta.Id, type, answer);
            }
        }

        connection.Send(FrameKind.UploadAnswer, answer);
    }

    private static MessageBody? ReadBody(Meta meta)
    {
        try
        {
            return meta.Ns == NameSpace.Chat ? MessageBody.Parser.ParseFrom(meta.Payload) : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private UploadAnswer Take(Device device, Meta meta, MessageBody? body)
    {
        try
        {
            return meta.Ns switch
            {
                NameSpace.Chat => body is null ? UploadRefusals.Unreadable : Take(new Upload(device, meta, body)),
                NameSpace.Muc => _rooms.Take(device, MUCBody.Parser.ParseFrom(meta.Payload)),
                _ => UploadRefusals.Unsupported,
            };
        }
        catch (InvalidProtocolBufferException)
        {
            return UploadRefusals.Unreadable;
        }
        catch (ArgumentException error)
        {
            return UploadAnswer.Refused(error.Message);
        }
    }

    private UploadAnswer Take(Upload upload) => _gate.Refuse(upload) ?? upload.Body.Type switch
    {
        BodyType.Chat or BodyType.Groupchat or BodyType.Chatroom => _messages.Take(upload),
        BodyType.ReadAck or BodyType.DeliverAck or BodyType.ChannelAck => _receipts.Take(upload),
        BodyType.Recall => _recalls.Take(upload),
        BodyType.Edit => _edits.Take(upload),
        _ => UploadRefusals.Unsupported,
    };
}
