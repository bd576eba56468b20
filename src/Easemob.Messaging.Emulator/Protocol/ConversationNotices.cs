using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Tells users what happened to their conversations.</summary>
internal sealed class ConversationNotices(ServerState state)
{
    /// <summary>Tells the user's other devices of a change that is theirs alone.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="device">The acting device, or null where it is not known.</param>
    /// <param name="operation">The wire's word: <c>del</c>, <c>top</c>, <c>not_top</c>, <c>mark</c>, <c>mark_delete</c>.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="extra">The mark, where one is concerned.</param>
    public void Changed(
        string userId,
        string? device,
        string operation,
        (EmulatorChatType ChatType, string Id) conversation,
        long now,
        string? extra = null) =>
        state.Notices.Post(new Notice(
            userId, device, NoticeKind.Notify, Payload(operation, conversation, now, device, userId, extra)));

    /// <summary>Tells the user's other devices and the other members that a message was pinned, or is no longer.</summary>
    public void MessagePinChanged(
        string userId,
        string? device,
        string operation,
        (EmulatorChatType ChatType, string Id) conversation,
        long now,
        string messageId,
        IEnumerable<string> members)
    {
        byte[] payload = Payload(operation, conversation, now, device, userId, messageId);
        foreach (string member in members)
        {
            state.Notices.Post(new Notice(member, member == userId ? device : null, NoticeKind.Notify, payload));
        }
    }

    /// <summary>Tells the user's other devices that they removed some of a conversation's history; not which.</summary>
    public void HistoryRemoved(string userId, string? device, (EmulatorChatType ChatType, string Id) conversation)
    {
        byte[] payload = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "roaming_delete");
            writer.WriteStartObject("data");
            writer.WriteString("to", conversation.Id);
            writer.WriteString("chatType", conversation.ChatType.Word());
            writer.WriteString("resource", device ?? "");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        state.Notices.Post(new Notice(userId, device, NoticeKind.Notify, payload));
    }

    // Clients give up on the whole batch if there is a byte of white space or control in it.
    private static byte[] Payload(
        string operation, (EmulatorChatType ChatType, string Id) conversation, long now, string? device, string from, string? extra) =>
        JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "conv");
            writer.WriteStartObject("data");
            writer.WriteString("op", operation);
            writer.WriteString("id", conversation.Id);
            writer.WriteString("type", conversation.ChatType.Word());
            writer.WriteNumber("ts", now);
            writer.WriteString("res", device ?? "");
            writer.WriteString("from", from);
            if (extra is not null)
            {
                writer.WriteString("ext", extra);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
}
