using System.Globalization;
using System.Text;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Messages for tests of the cache.</summary>
internal static class TestMessages
{
    public static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    /// <summary>A message as history brings it; the time is in Unix milliseconds.</summary>
    public static ChatMessage Message(
        ulong id,
        long? time = null,
        ConversationKey? conversation = null,
        MessageDirection direction = MessageDirection.Received,
        string text = "text",
        PayloadFormat format = PayloadFormat.Protobuf,
        long editTime = 0,
        MessageType? type = null,
        MessageState state = MessageState.Sent) =>
        new(
            new MessageEnvelope
            {
                Id = id,
                Conversation = conversation ?? Bob,
                SenderId = direction == MessageDirection.Received ? "bob" : "alice",
                ReceiverId = direction == MessageDirection.Received ? "alice" : "bob",
                ServerTime = time ?? (long)id * 1000,
                Direction = direction,
                Type = type ?? MessageType.Text,
                State = state,
                EditTime = editTime,
            },
            new TestPayload(format, text));

    public static ChatMessage[] Messages(params ulong[] ids) => [.. ids.Select(id => Message(id))];

    public static Conversation Listed(ConversationKey key, ChatMessage? latest = null, int unread = 0) =>
        new() { Key = key, LatestMessage = latest, UnreadCount = unread };

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static ServerReceipt Receipt(long? milliseconds = null) =>
        new() { ServerTime = milliseconds is { } time ? Time(time) : null };

    public static ulong[] Ids(this IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(message => ulong.Parse(message.MessageId, CultureInfo.InvariantCulture))];

    /// <summary>The bytes as they came back, as text.</summary>
    public static string Bytes(this ChatMessage message) => Encoding.UTF8.GetString(message.Payload!.Bytes.Span);

    public static Task<IReadOnlyList<ChatMessage>> LoadAllAsync(this IMessageStore store, ConversationKey? conversation = null) =>
        store.LoadMessagesAsync(conversation ?? Bob, null, 10_000, SearchDirection.Down);

    public static Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        this IMessageStore store,
        ConversationKey conversation,
        string? startMessageId,
        int count,
        SearchDirection direction,
        CancellationToken cancellationToken = default) =>
        store.LoadMessagesAsync(
            new MessageQuery { Conversation = conversation, StartMessageId = startMessageId, Direction = direction }, count, cancellationToken);

    public static async Task AssertHoldsAsync(this IMessageStore store, ConversationKey conversation, params ulong[] ids) =>
        Assert.Equal(ids, (await store.LoadAllAsync(conversation)).Ids());

    public static async Task RemoveAsync(this IIntentStore store, params ulong[] ids)
    {
        long intent = await store.RecordIntentAsync(Removal(ids));
        await store.ApplyIntentAsync(intent, Receipt());
    }

    public static RemoveMessagesIntent Removal(params ulong[] ids) =>
        new() { Conversation = Bob, MessageIds = [.. ids.Select(MessageIds.Format)] };

    public static async Task RemoveBeforeAsync(this IIntentStore store, long before, long? serverTime = null)
    {
        long intent = await store.RecordIntentAsync(RemovalBefore(before));
        await store.ApplyIntentAsync(intent, Receipt(serverTime));
    }

    public static RemoveMessagesBeforeIntent RemovalBefore(long before) => new() { Conversation = Bob, Before = Time(before) };

    public static async Task DeleteAsync(
        this IIntentStore store, ServerMessages messages, LocalEffect effect = LocalEffect.Delete, long? serverTime = null)
    {
        long intent = await store.RecordIntentAsync(Deletion(messages, effect));
        await store.ApplyIntentAsync(intent, Receipt(serverTime));
    }

    public static DeleteConversationIntent Deletion(ServerMessages messages, LocalEffect effect = LocalEffect.Delete) =>
        new() { Conversation = Bob, Messages = messages, LocalEffect = effect };

    public static async Task<int> UnreadAsync(this IConversationStore store) =>
        Assert.Single(await store.GetConversationsAsync()).UnreadCount;
}
