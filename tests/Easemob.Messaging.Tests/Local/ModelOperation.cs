using Easemob.Messaging.Cache;
using Easemob.Messaging.Tests.Cache;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Local;

/// <summary>Something that is done to a cache and to its model.</summary>
/// <param name="Kind">What.</param>
/// <param name="First">The number of the message it is about, which says the conversation too.</param>
/// <param name="Second">Another number.</param>
/// <param name="Flag">One way or the other.</param>
internal sealed record ModelOperation(int Kind, int First, int Second, bool Flag)
{
    public const int MaxKind = 19;
    public const int MaxNumber = 59;

    private ChatMessage Message { get; } = MessageAt(First);

    private ConversationKey Key => Message.Conversation;

    // Another message of the same conversation, often.
    private ulong Other => MessageAt(Second - (Second % CacheModel.KeyCount) + (First % CacheModel.KeyCount)).Id;

    private string[] Ids => [Message.MessageId, MessageIds.Format(Other), "9999"];

    public Task RunAsync(SqliteMessageCache cache, CacheModel model) => Kind switch
    {
        0 or 1 or 2 or 3 or 4 => ArriveAsync(cache, model),
        5 => FetchAsync(cache, model),
        6 => ListAsync(cache, model),
        7 => RecallAsync(cache, model),
        8 => RemoveAsync(cache, model),
        9 or 10 => MarkMessagesReadAsync(cache, model),
        11 => MarkReadAsync(cache, model),
        12 => ClearElsewhereAsync(cache, model),
        13 => DeleteAsync(cache, model),
        14 => SetExtensionAsync(cache, model),
        15 => GetOrAddAsync(cache, model),
        16 => LabelAsync(cache, model),
        17 => InsertAsync(cache, model),
        _ => DeleteMessagesAsync(cache, model),
    };

    // Each number is one message: its conversation, direction and time follow from it; some share a time, some come out of order.
    private static ChatMessage MessageAt(int number) => TestMessages.Message(
        (ulong)number + 1,
        time: ((number * 7 % 60) + 2) / 2 * 1000,
        conversation: CacheModel.KeyAt(number),
        direction: number / CacheModel.KeyCount % 3 == 0 ? MessageDirection.Sent : MessageDirection.Received);

    private async Task ArriveAsync(SqliteMessageCache cache, CacheModel model)
    {
        await cache.Live.ApplyAsync(Live(Message));
        model.GetOrAdd(Key).Arrive(Message);
    }

    private async Task FetchAsync(SqliteMessageCache cache, CacheModel model)
    {
        ChatMessage[] fetched = [Message, MessageAt(Second)];
        await cache.Messages.SaveMessagesAsync(fetched);

        // From new to old: that is how new conversations get their order.
        foreach (ChatMessage one in fetched.Reverse())
        {
            model.GetOrAdd(one.Conversation).Fetch(one);
        }
    }

    private async Task ListAsync(SqliteMessageCache cache, CacheModel model)
    {
        ChatMessage? latest = Flag ? Message : null;
        await cache.Conversations.SaveConversationsAsync([Listed(Key, latest, Second % 7)]);
        model.GetOrAdd(Key).ListByServer(latest, Second % 7);
    }

    private async Task RecallAsync(SqliteMessageCache cache, CacheModel model)
    {
        await cache.Live.ApplyAsync(Recalled(Message.Id, Key));
        model.GetOrAdd(Key).Remove([Message.Id], forGood: true);
    }

    private async Task RemoveAsync(SqliteMessageCache cache, CacheModel model)
    {
        var intent = new RemoveMessagesIntent { Conversation = Key, MessageIds = [.. Ids.Distinct()] };
        await cache.Intents.ApplyIntentAsync(await cache.Intents.RecordIntentAsync(intent), Receipt());
        model.GetOrAdd(Key).Remove([Message.Id, Other], forGood: true);
    }

    private async Task MarkMessagesReadAsync(SqliteMessageCache cache, CacheModel model)
    {
        await cache.Conversations.MarkReadAsync(Key, Ids);
        model.Find(Key)?.MarkRead([Message.Id, Other]);
    }

    private async Task MarkReadAsync(SqliteMessageCache cache, CacheModel model)
    {
        if (Second % 10 == 0)
        {
            await cache.Conversations.MarkAllReadAsync();
            model.Conversations.ToList().ForEach(one => one.MarkRead());
        }
        else
        {
            await cache.Conversations.MarkReadAsync(Key);
            model.Find(Key)?.MarkRead();
        }
    }

    private async Task ClearElsewhereAsync(SqliteMessageCache cache, CacheModel model)
    {
        DateTimeOffset time = Time(Second * 1000);
        await cache.Live.ApplyAsync(new UnreadClearedOnOtherDevice { Conversation = Key, OccurredAt = time });
        model.GetOrAdd(Key).ClearElsewhere(time);
    }

    private async Task DeleteAsync(SqliteMessageCache cache, CacheModel model)
    {
        LocalMessages messages = Flag ? LocalMessages.Keep : LocalMessages.Delete;
        bool forGood = Second % 4 == 0;
        int count = await cache.Conversations.DeleteConversationsAsync([Key], messages, forGood);
        Assert.Equal(model.Find(Key)?.IsListed == true ? 1 : 0, count);
        model.Find(Key)?.Delete(messages, forGood);
    }

    private async Task SetExtensionAsync(SqliteMessageCache cache, CacheModel model)
    {
        if (Key.Type == ConversationType.Thread)
        {
            return;
        }

        string? extension = Flag ? $"note {Second}" : null;
        Assert.Equal(model.Find(Key)?.IsListed == true, await cache.Conversations.SetExtensionAsync(Key, extension));
        if (model.Find(Key) is { IsListed: true } conversation)
        {
            conversation.Extension = extension;
        }
    }

    private async Task GetOrAddAsync(SqliteMessageCache cache, CacheModel model)
    {
        Conversation conversation = await cache.Conversations.GetOrAddConversationAsync(Key);
        model.GetOrAdd(Key).IsListed = true;
        Assert.Equal(model.GetOrAdd(Key).Unread, conversation.UnreadCount);
    }

    private async Task LabelAsync(SqliteMessageCache cache, CacheModel model)
    {
        int mark = Second % 3;
        await cache.Live.ApplyAsync(
            new ConversationPinnedOnOtherDevice { Conversation = Key, IsPinned = Flag, OccurredAt = Time(Second) },
            new ConversationMarkedOnOtherDevice { Conversation = Key, Mark = mark, IsMarked = Flag });
        ModelConversation conversation = model.GetOrAdd(Key);
        conversation.PinnedAt = Flag ? Time(Second) : null;
        _ = Flag ? conversation.Marks.Add(mark) : conversation.Marks.Remove(mark);
    }

    private async Task InsertAsync(SqliteMessageCache cache, CacheModel model)
    {
        bool isNew = model.GetOrAdd(Key).Insert(Message);
        Assert.Equal(isNew ? 1 : 0, (await cache.Messages.InsertMessagesAsync([Message])).Imported);
    }

    private async Task DeleteMessagesAsync(SqliteMessageCache cache, CacheModel model)
    {
        int count = await cache.Messages.DeleteMessagesAsync(Key, Ids, forGood: Flag);
        Assert.Equal(model.Find(Key)?.RemoveKnown([Message.Id, Other], forGood: Flag) ?? 0, count);
    }
}
