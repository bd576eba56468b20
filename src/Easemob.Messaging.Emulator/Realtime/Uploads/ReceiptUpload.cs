using System.Globalization;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Takes receipts: notes them on the server, and tells who has to know.</summary>
internal sealed class ReceiptUpload(RealtimeServices services)
{
    private readonly ItemWriter _items = new(services);
    private readonly GroupReceipts _groupReceipts = services.GroupReceipts;

    public UploadAnswer Take(Upload upload)
    {
        Meta item = _items.Item(upload);
        bool isKnown = upload.IsToConference ? TakeInConference(upload, item) : TakeInPair(upload, item);
        return isKnown ? UploadAnswer.Accepted(item.Id, (long)item.Timestamp) : UploadRefusals.UnknownMessage;
    }

    private bool TakeInPair(Upload upload, Meta meta)
    {
        Mark(upload);
        FixedItem item = new(meta.ToByteArray());
        if (upload.Body.Type == BodyType.DeliverAck)
        {
            services.Courier.ToUser(upload.Target, QueueName.User(upload.Sender), item, new Addressing());
        }
        else
        {
            services.Courier.ToPair(upload.Sender, upload.Device.Resource, upload.Target, upload.TargetDevice, item, onlineOnly: false);
        }

        return true;
    }

    private bool TakeInConference(Upload upload, Meta item)
    {
        if (upload.Body.Type == BodyType.ChannelAck)
        {
            Mark(upload);
            QueueName queue = QueueName.Conference(upload.Target);
            services.Courier.ToOwnDevices(upload.Sender, upload.Device.Resource, queue, new FixedItem(item.ToByteArray()));
            return true;
        }

        if (services.State.FindMessage(upload.Body.AckMessageId) is not { } message)
        {
            return false;
        }

        if (upload.Body.Type == BodyType.ReadAck && message.Message.From != upload.Sender)
        {
            item.Payload = CountedPayload(upload, message);
            QueueName queue = QueueName.Conference(upload.Target);
            services.Courier.ToUser(message.Message.From, queue, new FixedItem(item.ToByteArray()), new Addressing());
        }

        return true;
    }

    // The author learns how many have read the message so far.
    private ByteString CountedPayload(Upload upload, StoredMessage message)
    {
        string count = _groupReceipts.Add(message.Id, upload.Sender).ToString(CultureInfo.InvariantCulture);
        MessageBody body = upload.Body.Clone();
        body.Ext.Insert(0, new KeyValue
        {
            Key = "groupReadCount",
            Type = KeyValue.Types.ValueType.JsonString,
            StringValue = $$"""{"{{message.IdText}}":{{count}}}""",
        });
        return body.ToByteString();
    }

    private void Mark(Upload upload)
    {
        ServerState state = services.State;
        if (upload.Body.Type == BodyType.ChannelAck)
        {
            EmulatorChatType chatType = upload.IsToConference ? EmulatorChatType.GroupChat : EmulatorChatType.Chat;
            state.ChangeMailbox(upload.Sender, chatType, upload.Target, mailbox => mailbox.MarkRead());
        }
        else if (state.FindMessage(upload.Body.AckMessageId) is { } message && message.Message.To == upload.Sender)
        {
            bool isRead = upload.Body.Type == BodyType.ReadAck;
            state.Update(message.IdText, received => received with { IsDelivered = true, IsRead = received.IsRead || isRead });
        }
    }
}
