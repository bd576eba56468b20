using CsCheck;
using Easemob.Messaging.Cache;
using Easemob.Messaging.Tests.Cache;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Local;

/// <summary>Hundreds of operations in any order: the cache says what the plain model says.</summary>
public sealed class ConversationModelTests
{
    private const int TimeBoxSeconds = 10;

    private static readonly Gen<Operation[]> Stories =
        Gen.Select(Gen.Int[0, 14], Gen.Int[0, 59], Gen.Int[0, 59], Gen.Bool, (kind, first, second, flag) =>
            new Operation(kind, first, second, flag)).Array[1, 300];

    private static readonly ConversationType[] AllTypes = Enum.GetValues<ConversationType>();

    private static readonly ConversationFilter[] Filters =
    [
        new(),
        new() { Types = AllTypes },
        new() { Types = [ConversationType.Group, ConversationType.ChatRoom] },
        new() { Types = AllTypes, Mark = 1 },
        new() { Types = AllTypes, IsPinned = true },
        new() { IsPinned = false, IsUnread = true },
        new() { IsUnread = false },
        new() { Types = AllTypes, From = Time(20_000) },
        new() { Types = AllTypes, From = Time(8_000), To = Time(40_000) },
    ];

    [Fact]
    public async Task AnyOperations_InAnyOrder_LeaveWhatTheModelSays() => await Stories.SampleAsync(
        async story =>
        {
            await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
            var model = new CacheModel();
            for (int i = 0; i < story.Length; i++)
            {
                await RunAsync(cache, model, story[i]);
                await CompareAsync(cache, model, Filters[i % Filters.Length], i % 2 == 0);
            }

            foreach (ConversationFilter filter in Filters)
            {
                await CompareAsync(cache, model, filter, pinnedFirst: false);
                await CompareAsync(cache, model, filter, pinnedFirst: true);
            }

            await CompareEachAsync(cache, model);
        },
        time: TimeBoxSeconds,
        threads: 1);

    private static async Task RunAsync(SqliteMessageCache cache, CacheModel model, Operation operation)
    {
        (int kind, int first, int second, bool flag) = operation;
        ChatMessage message = MessageAt(first);
        ConversationKey key = message.Conversation;
        switch (kind)
        {
            case 0 or 1 or 2 or 3:
                await cache.Live.ApplyAsync(Live(message));
                model.GetOrAdd(key).Arrive(message);
                break;
            case 4:
                ChatMessage[] fetched = [message, MessageAt(second)];
                await cache.Messages.SaveMessagesAsync(fetched);

                // From new to old: that is how new conversations get their order.
                foreach (ChatMessage one in fetched.Reverse())
                {
                    model.GetOrAdd(one.Conversation).Fetch(one);
                }

                break;
            case 5:
                ChatMessage? latest = flag ? message : null;
                await cache.Conversations.SaveConversationsAsync([Listed(key, latest, second % 7)]);
                model.GetOrAdd(key).ListByServer(latest, second % 7);
                break;
            case 6:
                await cache.Live.ApplyAsync(Recalled(message.Id, key));
                model.GetOrAdd(key).Bury(message.Id);
                break;
            case 7:
                await RemoveAsync(cache, key, message.Id, NextIn(key, second));
                model.GetOrAdd(key).Bury(message.Id, NextIn(key, second));
                break;
            case 8:
                await cache.Conversations.MarkReadAsync(key);
                model.Find(key)?.MarkRead();
                break;
            case 9:
                await cache.Conversations.MarkReadAsync(key, [message.MessageId, MessageIds.Format(NextIn(key, second)), "9999"]);
                model.Find(key)?.MarkRead([message.Id, NextIn(key, second)]);
                break;
            default:
                await RunRareAsync(cache, model, operation, key);
                break;
        }
    }

    private static async Task RunRareAsync(SqliteMessageCache cache, CacheModel model, Operation operation, ConversationKey key)
    {
        (int kind, int first, int second, bool flag) = operation;
        switch (kind)
        {
            case 10 when first % 10 == 0:
                await cache.Conversations.MarkAllReadAsync();
                model.Conversations.ToList().ForEach(one => one.MarkRead());
                break;
            case 10:
                await cache.Live.ApplyAsync(new UnreadClearedOnOtherDevice { Conversation = key, OccurredAt = Time(second * 1000) });
                model.GetOrAdd(key).ClearElsewhere(Time(second * 1000));
                break;
            case 11:
                LocalMessages messages = flag ? LocalMessages.Keep : LocalMessages.Delete;
                bool wasListed = model.Find(key)?.IsListed == true;
                Assert.Equal(
                    wasListed ? 1 : 0, await cache.Conversations.DeleteConversationsAsync([key], messages, forGood: second % 4 == 0));
                model.Find(key)?.Delete(messages, forGood: second % 4 == 0);
                break;
            case 12:
                string? extension = flag ? $"note {second}" : null;
                Assert.Equal(model.Find(key)?.IsListed == true, key.Type != ConversationType.Thread
                    ? await cache.Conversations.SetExtensionAsync(key, extension)
                    : model.Find(key)?.IsListed == true);
                if (key.Type != ConversationType.Thread && model.Find(key) is { IsListed: true } noted)
                {
                    noted.Extension = extension;
                }

                break;
            case 13:
                await cache.Conversations.GetOrAddConversationAsync(key);
                model.GetOrAdd(key).IsListed = true;
                break;
            default:
                await cache.Live.ApplyAsync(
                    new ConversationPinnedOnOtherDevice { Conversation = key, IsPinned = flag, OccurredAt = Time(second) },
                    new ConversationMarkedOnOtherDevice { Conversation = key, Mark = second % 3, IsMarked = flag });
                model.GetOrAdd(key).PinnedAt = flag ? Time(second) : null;
                _ = flag ? model.GetOrAdd(key).Marks.Add(second % 3) : model.GetOrAdd(key).Marks.Remove(second % 3);
                break;
        }
    }

    private static async Task CompareAsync(SqliteMessageCache cache, CacheModel model, ConversationFilter filter, bool pinnedFirst)
    {
        ConversationSort sort = pinnedFirst ? ConversationSort.PinnedFirst : ConversationSort.Newest;
        IReadOnlyList<Conversation> list = await cache.Conversations.GetConversationsAsync(filter, sort);
        Assert.Equal(model.List(filter, sort).Select(Describe), list.Select(Describe));
        Assert.Equal(model.SumUnread(), await cache.Conversations.GetUnreadCountAsync());
    }

    private static async Task CompareEachAsync(SqliteMessageCache cache, CacheModel model)
    {
        for (int i = 0; i < CacheModel.KeyCount; i++)
        {
            ConversationKey key = CacheModel.KeyAt(i);
            ModelConversation? known = model.Find(key);
            Conversation? found = await cache.Conversations.FindConversationAsync(key);
            Assert.Equal(known is { IsListed: true } ? Describe(known) : null, found is null ? null : Describe(found));
            Assert.Equal(known?.Latest?.Id, (await cache.Conversations.FindLatestMessageAsync(key))?.Id);
            Assert.Equal(known?.LatestReceived?.Id, (await cache.Conversations.FindLatestMessageAsync(key, receivedOnly: true))?.Id);
        }
    }

    private static string Describe(ModelConversation one) => Describe(
        one.Key, one.Latest, one.Unread, one.PinnedAt, one.Marks, one.Extension);

    private static string Describe(Conversation one) => Describe(
        one.Key, one.LatestMessage, one.UnreadCount, one.PinnedAt, one.Marks, one.Extension);

    private static string Describe(
        ConversationKey key, ChatMessage? latest, int unread, DateTimeOffset? pinnedAt, IEnumerable<int> marks, string? extension) =>
        $"{key} {latest?.Id} {unread} {pinnedAt?.ToUnixTimeMilliseconds()} [{string.Join(' ', marks)}] {extension}";

    // Each number is one message: its conversation, direction and time follow from it; some share a time, some come out of order.
    private static ChatMessage MessageAt(int number) => Message(
        (ulong)number + 1,
        time: ((number * 7 % 60) + 2) / 2 * 1000,
        conversation: CacheModel.KeyAt(number),
        direction: number / CacheModel.KeyCount % 3 == 0 ? MessageDirection.Sent : MessageDirection.Received);

    private static ulong NextIn(ConversationKey key, int number)
    {
        while (CacheModel.KeyAt(number) != key)
        {
            number++;
        }

        return MessageAt(number).Id;
    }

    private static async Task RemoveAsync(SqliteMessageCache cache, ConversationKey key, params ulong[] ids)
    {
        var intent = new RemoveMessagesIntent { Conversation = key, MessageIds = [.. ids.Distinct().Select(MessageIds.Format)] };
        await cache.Intents.ApplyIntentAsync(await cache.Intents.RecordIntentAsync(intent), Receipt());
    }

    private sealed record Operation(int Kind, int First, int Second, bool Flag);
}
