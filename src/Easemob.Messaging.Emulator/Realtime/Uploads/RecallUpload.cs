using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Takes a message back from everyone.</summary>
internal sealed class RecallUpload(RealtimeServices services)
{
    private readonly ItemWriter _items = new(services);

    public UploadAnswer Take(Upload upload)
    {
        ServerState state = services.State;
        if (state.FindMessage(upload.Body.AckMessageId) is not { } message)
        {
            return UploadRefusals.UnknownMessage;
        }

        if (message.Message.From != upload.Sender)
        {
            return UploadRefusals.NotOwnMessage;
        }

        if (state.Switches.RecallTimeLimit is { } limit && state.Now - message.Timestamp > limit.TotalMilliseconds)
        {
            return UploadRefusals.RecallTooLate;
        }

        Meta item = _items.Item(upload);
        state.Recall(message.IdText);
        services.Courier.Follow(message.Message, upload.Sender, upload.Device.Resource, new FixedItem(item.ToByteArray()));
        return UploadAnswer.Accepted(item.Id, (long)item.Timestamp);
    }
}
