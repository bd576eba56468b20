using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The conversations and what the server's list told of them.</summary>
internal sealed class ConversationStore(SqliteDatabase database, ILogger logger) : IConversationStore
{
    private static readonly ConversationFilter Everything = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Conversation>> GetConversationsAsync(
        ConversationFilter? filter = null,
        ConversationSort sort = ConversationSort.Newest,
        int? limit = null,
        CancellationToken cancellationToken = default)
    {
        ConversationFilter usable = filter is null ? Everything : Arguments.RequireUsable(filter);
        Arguments.RequireDefined(sort);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit ?? 1, 1, nameof(limit));
        return await database
            .ReadAsync(session => ConversationListing.Load(session, usable, sort, limit), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Conversation?> FindConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return database.ReadAsync(session => ConversationListing.Find(session, conversation), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Conversation> GetOrAddConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        await FindConversationAsync(conversation, cancellationToken).ConfigureAwait(false)
        ?? await database
            .WriteAsync(Durability.Full, session => GetOrAdd(session, conversation), cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<ChatMessage?> FindLatestMessageAsync(
        ConversationKey conversation, bool receivedOnly = false, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return database.ReadAsync(
            session => receivedOnly ? LatestMessages.FindReceived(session, conversation) : LatestMessages.Find(session, conversation),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> GetUnreadCountAsync(UnreadRule rule = UnreadRule.Reminded, CancellationToken cancellationToken = default)
    {
        Arguments.RequireDefined(rule);
        return database.ReadAsync(session => ConversationTable.SumUnread(session, rule), cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default) =>
        SaveAsync(conversations, hasLabels: false, cancellationToken);

    /// <inheritdoc/>
    public Task SaveLabelledConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default) =>
        SaveAsync(conversations, hasLabels: true, cancellationToken);

    /// <inheritdoc/>
    public async Task SetPinnedAsync(
        ConversationKey conversation, DateTimeOffset? pinnedAt, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        await database
            .WriteAsync(Durability.Normal, session => SetPinned(session, conversation, pinnedAt), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task AddMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        SetMarkAsync(conversations, mark, isMarked: true, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        SetMarkAsync(conversations, mark, isMarked: false, cancellationToken);

    /// <inheritdoc/>
    public Task MarkReadAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return WriteAsync(session => ReadEffects.MarkRead(session, conversation), cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkReadAsync(
        ConversationKey conversation, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        ulong[] ids = [.. Arguments.RequireMessageIds(messageIds).Select(static id => MessageIds.Parse(id))];
        return WriteAsync(session => ReadEffects.MarkRead(session, conversation, ids), cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkAllReadAsync(CancellationToken cancellationToken = default) =>
        WriteAsync(ReadEffects.MarkAllRead, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SetExtensionAsync(ConversationKey conversation, string? extension, CancellationToken cancellationToken = default)
    {
        Arguments.RequireExtensible(conversation);
        return database.WriteAsync(
            Durability.Full, session => ConversationTable.SaveExtension(session, conversation, extension), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteConversationsAsync(
        IReadOnlyCollection<ConversationKey> conversations,
        LocalMessages messages,
        bool forGood = false,
        CancellationToken cancellationToken = default)
    {
        ConversationKey[] keys = Arguments.RequireConversations(conversations);
        Arguments.RequireDefined(messages);
        return database.WriteAsync(
            Durability.Full,
            session => ConversationDeletion.Delete(session, keys, messages, forGood),
            cancellationToken);
    }

    private static Conversation GetOrAdd(SqliteSession session, ConversationKey key)
    {
        ConversationRow conversation = ConversationTable.FindOrAdd(session, key);
        ConversationTable.MarkListed(session, conversation.Id, conversation.Unread);
        return ConversationListing.Find(session, key) ?? throw new InvalidOperationException("The conversation was just listed.");
    }

    private static bool SetPinned(SqliteSession session, ConversationKey key, DateTimeOffset? pinnedAt)
    {
        long conversation = ConversationTable.FindOrAdd(session, key).Id;
        ConversationLabels.SavePinnedAt(session, conversation, pinnedAt?.ToUnixTimeMilliseconds());
        return true;
    }

    private static int SetMark(SqliteSession session, IReadOnlyList<ConversationKey> conversations, int mark, bool isMarked)
    {
        foreach (ConversationKey key in conversations)
        {
            ConversationLabels.SaveMark(session, ConversationTable.FindOrAdd(session, key).Id, mark, isMarked);
        }

        return conversations.Count;
    }

    private async Task SetMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, bool isMarked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        Arguments.RequireMark(mark);
        await database
            .WriteAsync(Durability.Normal, session => SetMark(session, conversations, mark, isMarked), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task SaveAsync(IReadOnlyList<Conversation> conversations, bool hasLabels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        if (conversations.Count == 0)
        {
            return;
        }

        int count = await database
            .WriteAsync(Durability.Normal, session => MessageWriter.SaveConversations(session, conversations, hasLabels), cancellationToken)
            .ConfigureAwait(false);
        logger.ConversationsSaved(count);
    }

    private Task<bool> WriteAsync(Action<SqliteSession> work, CancellationToken cancellationToken) => database.WriteAsync(
        Durability.Full,
        session =>
        {
            work(session);
            return true;
        },
        cancellationToken);
}
