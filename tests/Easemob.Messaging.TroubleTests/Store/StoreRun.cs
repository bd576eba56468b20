namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>Does the same to a cache and to the model, and holds one against the other.</summary>
internal sealed class StoreRun(IMessageCache cache)
{
    private readonly StoreModel _model = new();

    /// <summary>Takes a step, and compares what it returned.</summary>
    public Task TakeAsync(StoreStep step) => step.Kind switch
    {
        0 or 1 or 2 => SaveAsync(step.Row),
        3 or 4 or 5 => ArriveAsync(step.Row),
        6 => InsertAsync(step.Row),
        7 => AppendAsync(step.Row),
        8 => UpdateAsync(step.Row),
        9 => SetExtensionAsync(step.Row),
        10 => DeleteAsync(step),
        11 => DeleteRangeAsync(step),
        12 => DeleteAllAsync(step),
        13 => DeleteBeforeAsync(step),
        14 => RecallAsync(step),
        15 => RemoveAsync(step),
        16 => RemoveBeforeAsync(step),
        17 => TrimAsync(step),
        _ => step.Extra % 3 == 0 ? ClearAsync() : MarkReadAsync(step.Conversation),
    };

    /// <summary>Compares the answers to a query.</summary>
    public async Task CompareAsync(StoreQuery asked)
    {
        MessageQuery query = asked.ToQuery();
        string[] expected = Show(_model.Load(query, asked.Count));
        Assert.Equal(expected, Show(await cache.Messages.LoadMessagesAsync(query, asked.Count)));

        string[] all = Show(_model.Load(query, int.MaxValue));
        string[] streamed = Show(await cache.Messages.StreamMessages(query).ToListAsync());
        Assert.Equal(query.Direction == SearchDirection.Up ? all.Reverse() : all, streamed);

        int count = _model.Load(new MessageQuery { Conversation = query.Conversation, From = query.From, To = query.To }, int.MaxValue).Count;
        Assert.Equal(count, await cache.Messages.CountMessagesAsync(query.Conversation, query.From, query.To));
    }

    /// <summary>Compares the list, and each message by its id.</summary>
    public async Task CompareListAsync()
    {
        IReadOnlyList<Conversation> listed = await cache.Conversations.GetConversationsAsync();
        Assert.Equal(
            _model.Conversations.Where(conversation => conversation.IsListed && conversation.Key.Type != ConversationType.ChatRoom)
                .Select(conversation => (conversation.Key, conversation.Unread, conversation.Ordered.LastOrDefault()?.Id))
                .OrderBy(conversation => conversation.Key.Id),
            listed.Select(conversation => (conversation.Key, conversation.UnreadCount, conversation.LatestMessage?.Id))
                .OrderBy(conversation => conversation.Key.Id));
        List<ModelRow> rows = _model.Load(new MessageQuery(), int.MaxValue);
        Assert.Equal(Show(rows), Show(await cache.Messages.GetMessagesAsync(rows.Select(row => MessageIds.Format(row.Id)))));
    }

    private static string[] Show(IEnumerable<ModelRow> rows) => Show(rows.Select(row => row.ToMessage()));

    private static string[] Show(IEnumerable<ChatMessage> messages) => [.. messages.Select(ModelRow.Show)];

    private async Task SaveAsync(ModelRow row)
    {
        _model.Save(row);
        await cache.Messages.SaveMessagesAsync([row.ToMessage()]);
    }

    private async Task ArriveAsync(ModelRow row)
    {
        _model.Arrive(row);
        await cache.Live.ApplyAsync([new MessageReceived { Message = row.ToMessage() }]);
    }

    private async Task InsertAsync(ModelRow row) =>
        Assert.Equal(_model.Insert(row) ? 1 : 0, (await cache.Messages.InsertMessagesAsync([row.ToMessage()])).Imported);

    private async Task AppendAsync(ModelRow row)
    {
        ChatMessage? appended = await cache.Messages.AppendMessageAsync(row.ToMessage());
        Assert.Equal(_model.Append(row)?.Time, appended?.SentAt.ToUnixTimeMilliseconds());
    }

    private async Task UpdateAsync(ModelRow row) => Assert.Equal(
        _model.Change(row, known => known with { Type = row.Type, Text = row.Text, Note = row.Note }),
        await cache.Messages.UpdateMessageAsync(row.ToMessage()));

    private async Task SetExtensionAsync(ModelRow row) => Assert.Equal(
        _model.Change(row, known => known with { Note = row.Note }),
        await cache.Messages.SetExtensionAsync(MessageIds.Format(row.Id), row.Note));

    private async Task DeleteAsync(StoreStep step) => Assert.Equal(
        _model[step.Conversation].Delete(row => row.Id == step.MessageId, isByTime: false, step.IsFlagged),
        await cache.Messages.DeleteMessagesAsync(step.Conversation, [step.MessageName], step.IsFlagged));

    private async Task DeleteRangeAsync(StoreStep step) => Assert.Equal(
        _model[step.Conversation].Delete(
            row => row.Time >= step.Time && row.Time < step.Until.ToUnixTimeMilliseconds(), isByTime: true, step.IsFlagged),
        await cache.Messages.DeleteMessagesAsync(step.Conversation, step.At, step.Until, step.IsFlagged));

    private async Task DeleteAllAsync(StoreStep step) => Assert.Equal(
        _model[step.Conversation].Delete(_ => true, isByTime: true, step.IsFlagged),
        await cache.Messages.DeleteMessagesAsync(step.Conversation, null, null, step.IsFlagged));

    private async Task DeleteBeforeAsync(StoreStep step) => Assert.Equal(
        _model.Conversations.Sum(conversation => conversation.Delete(row => row.Time < step.Time, isByTime: true, step.IsFlagged)),
        await cache.Messages.DeleteMessagesBeforeAsync(step.At, step.IsFlagged));

    private async Task RecallAsync(StoreStep step)
    {
        Bury(step, isByTime: false);
        await cache.Live.ApplyAsync(
            [new MessageRecalled { Conversation = step.Conversation, MessageId = step.MessageName, OperatorId = "bob" }]);
    }

    private async Task RemoveAsync(StoreStep step)
    {
        Bury(step, isByTime: false);
        long intent = await cache.Intents.RecordIntentAsync(
            new RemoveMessagesIntent { Conversation = step.Conversation, MessageIds = [step.MessageName] });
        await cache.Intents.ApplyIntentAsync(intent, default);
    }

    private void Bury(StoreStep step, bool isByTime)
    {
        ModelConversation conversation = _model[step.Conversation];
        conversation.Delete(row => row.Id == step.MessageId, isByTime, bury: true);
        conversation.Buried.TryAdd(step.MessageId, null);
    }

    private async Task RemoveBeforeAsync(StoreStep step)
    {
        ModelConversation conversation = _model[step.Conversation];
        conversation.Delete(row => row.Time < step.Time, isByTime: true, bury: false);
        conversation.RemovedBefore = Math.Max(conversation.RemovedBefore, step.Time);
        long intent = await cache.Intents.RecordIntentAsync(
            new RemoveMessagesBeforeIntent { Conversation = step.Conversation, Before = step.At });
        await cache.Intents.ApplyIntentAsync(intent, new ServerReceipt { ServerTime = DateTimeOffset.UnixEpoch.AddDays(1) });
    }

    private async Task TrimAsync(StoreStep step)
    {
        int kept = 1 + (step.Extra % 4);
        var limits = step.IsFlagged ? new CacheLimits { MaxMessagesPerConversation = kept } : new CacheLimits { MaxMessages = 2 * kept };
        int deleted = step.IsFlagged ? _model.Trim(kept, isForEach: true) : _model.Trim(2 * kept, isForEach: false);
        Assert.Equal(deleted, (await cache.Upkeep.TrimAsync(limits)).MessagesDeleted);
    }

    private async Task ClearAsync()
    {
        _model.Clear();
        await cache.Upkeep.ClearAsync();
    }

    private async Task MarkReadAsync(ConversationKey key)
    {
        _model.MarkRead(key);
        await cache.Conversations.MarkReadAsync(key);
    }
}
