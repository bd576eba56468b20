using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>What must be so whatever went wrong, once everything has settled.</summary>
internal static class EndState
{
    /// <summary>Asserts that the cache is what the server's history is.</summary>
    public static async Task AssertCachedAsync(LiveWorld world, LiveDevice device, params IEnumerable<ConversationKey> conversations)
    {
        foreach (ConversationKey conversation in conversations)
        {
            string[] server = [.. History(world, conversation).Select(Show)];
            string[] cache = [.. (await device.LoadAllAsync(conversation)).Select(Show)];
            if (!server.SequenceEqual(cache))
            {
                Assert.Fail(
                    $"{conversation}: the server has {server.Length}, the cache {cache.Length}."
                    + $"\nonly the server: {string.Join(", ", server.Except(cache))}\nonly the cache: {string.Join(", ", cache.Except(server))}"
                    + $"\n{world.Describe()}");
            }
        }
    }

    /// <summary>Asserts that each of the messages that others sent and that are still there was told once, and in order.</summary>
    public static void AssertTold(LiveWorld world, params IEnumerable<ConversationKey> conversations)
    {
        Assert.All(world.Lives, life => Assert.Equal(life.Received.Distinct(), life.Received));

        // One that was removed elsewhere is no longer known here, and may be told to the next process before it is removed again.
        HashSet<string> there = [.. conversations.SelectMany(conversation => History(world, conversation)).Select(message => message.Id!)];
        Assert.Empty(world.Lives.SelectMany(life => life.Received.Where(there.Contains).Select(id => (life.Place, id)))
            .GroupBy(told => told).Where(group => group.Count() > 1).Select(group => group.Key));
        string[] told = [.. world.Lives.Where(life => life.Place == 1).SelectMany(life => life.Received)];
        foreach (ConversationKey conversation in conversations)
        {
            IEnumerable<string> others = History(world, conversation).Where(message => message.From != LiveWorld.User).Select(message => message.Id!);
            Assert.Empty(others.Except(told));
        }

        foreach (LiveDevice life in world.Lives)
        {
            Assert.Equal(life.Received, life.Handled);
            foreach (IGrouping<ConversationKey, ChatMessage> group in life.Told.OfType<MessageReceived>()
                .Select(received => received.Message).Where(message => message.SenderId != LiveWorld.User)
                .GroupBy(message => message.Conversation))
            {
                Assert.Equal(group.Select(message => message.SentAt).Order(), group.Select(message => message.SentAt));
            }

            ulong[] items = [.. life.Told.Select(happened => happened.ItemId).Where(item => item != 0)];
            Assert.Equal(items.Distinct().Count(), items.Length);
        }
    }

    public static IReadOnlyList<EmulatorMessage> History(LiveWorld world, ConversationKey conversation) =>
        world.Data.GetHistory(LiveWorld.User, conversation.Id, TypeOf(conversation));

    private static EmulatorChatType TypeOf(ConversationKey conversation) => conversation.Type switch
    {
        ConversationType.Chat => EmulatorChatType.Chat,
        ConversationType.ChatRoom => EmulatorChatType.ChatRoom,
        _ => EmulatorChatType.GroupChat,
    };

    private static string Show(EmulatorMessage message) =>
        $"{message.Id} {message.SentAt?.ToUnixTimeMilliseconds()} {message.From} '{(message.Body as TextBody)?.Text}'";

    private static string Show(ChatMessage message) =>
        $"{message.MessageId} {message.SentAt.ToUnixTimeMilliseconds()} {message.SenderId} '{(message.Body as TextMessageBody)?.Text}'";
}
