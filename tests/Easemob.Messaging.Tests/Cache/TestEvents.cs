using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Events for tests of the cache, and messages whose bodies can be read.</summary>
internal static class TestEvents
{
    public const long Day = 86_400_000;

    /// <summary>A message that arrives.</summary>
    public static MessageReceived Live(ChatMessage message, bool isOnlineOnly = false) =>
        new() { Message = message, IsOnlineOnly = isOnlineOnly, OccurredAt = message.SentAt };

    public static MessageReceived[] Live(params ulong[] ids) => [.. ids.Select(id => Live(Message(id)))];

    public static MessageRecalled Recalled(ulong id, ConversationKey? conversation = null, ulong item = 0) =>
        new() { Conversation = conversation ?? Bob, MessageId = MessageIds.Format(id), OperatorId = "bob", ItemId = item };

    public static MessageDelivered Delivered(ulong id, ConversationKey? conversation = null) =>
        new() { Conversation = conversation ?? Bob, MessageId = MessageIds.Format(id), ReceiverId = "bob" };

    public static MessageRead Read(ulong id, ConversationKey? conversation = null, string reader = "bob", int? count = null) =>
        new() { Conversation = conversation ?? Bob, MessageId = MessageIds.Format(id), ReaderId = reader, GroupReadCount = count };

    public static MessagesRemovedOnOtherDevice Removed(long? time, ConversationKey? conversation = null, string? device = "phone") =>
        new() { Conversation = conversation ?? Bob, OccurredAt = time is { } at ? Time(at) : null, DeviceId = device };

    /// <summary>A message with a text that can be read again.</summary>
    public static ChatMessage Text(
        ulong id, string text, MessageDirection direction = MessageDirection.Received, ConversationKey? conversation = null) => new()
        {
            MessageId = MessageIds.Format(id),
            Conversation = conversation ?? Bob,
            SenderId = direction == MessageDirection.Received ? "bob" : "alice",
            ReceiverId = direction == MessageDirection.Received ? "alice" : "bob",
            SentAt = Time((long)id * 1000),
            Direction = direction,
            Body = new TextMessageBody { Text = text },
        };

    public static Task<IReadOnlyList<ChatEvent>> ApplyAsync(this ILiveStore store, params ChatEvent[] events) =>
        store.ApplyAsync((IReadOnlyList<ChatEvent>)events);

    public static async Task<ChatMessage> LoadOneAsync(this IMessageStore store, ConversationKey? conversation = null) =>
        Assert.Single(await store.LoadAllAsync(conversation));
}
