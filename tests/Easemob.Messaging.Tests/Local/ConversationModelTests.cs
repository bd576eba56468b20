using CsCheck;
using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Local;

/// <summary>Hundreds of operations in any order: the cache says what the plain model says.</summary>
public sealed class ConversationModelTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1";

    private static readonly Gen<ModelOperation[]> Stories = Gen.Select(
        Gen.Int[0, ModelOperation.MaxKind],
        Gen.Int[0, ModelOperation.MaxNumber],
        Gen.Int[0, ModelOperation.MaxNumber],
        Gen.Bool,
        (kind, first, second, flag) => new ModelOperation(kind, first, second, flag)).Array[1, 300];

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
        new() { Types = AllTypes, From = Time(8_000), To = Time(25_000) },
    ];

    [Fact]
    public async Task AnyOperations_InAnyOrder_LeaveWhatTheModelSays() => await Stories.SampleAsync(
        async story =>
        {
            await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
            var model = new CacheModel();
            for (int i = 0; i < story.Length; i++)
            {
                await story[i].RunAsync(cache, model);
                await CompareAsync(cache, model, Filters[i % Filters.Length], i % 2 == 0);
            }

            foreach (ConversationFilter filter in Filters)
            {
                await CompareAsync(cache, model, filter, pinnedFirst: false);
                await CompareAsync(cache, model, filter, pinnedFirst: true);
            }

            await CompareEachAsync(cache, model);
        },
        time: IsFull ? 600 : 5,
        threads: 1);

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
}
