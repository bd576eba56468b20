namespace Easemob.Messaging;

/// <summary>The service's limits, by call.</summary>
public static class ServerLimits
{
    /// <summary>The most conversations on a numbered page: 20.</summary>
    public const int ConversationPageSize = 20;

    /// <summary>The most conversations on a page of the list by cursor, of all or of the pinned ones: 50.</summary>
    public const int ConversationCursorPageSize = 50;

    /// <summary>The most conversations on a page of those with a mark: 10.</summary>
    public const int MarkedConversationPageSize = 10;

    /// <summary>The most conversations that a user can pin: 50.</summary>
    public const int PinnedConversations = 50;

    /// <summary>The largest number of a mark: 19. There are 20, from 0.</summary>
    public const int LargestMark = 19;

    /// <summary>The most conversations in one request that adds or removes a mark: 20. Longer lists are split.</summary>
    public const int MarkBatchSize = 20;

    /// <summary>The most messages on a page of history: 50.</summary>
    public const int HistoryPageSize = 50;

    /// <summary>The most message ids in one removal request: 50. Longer removals are split.</summary>
    public const int RemovalBatchSize = 50;

    /// <summary>The most messages on a page of pinned messages: 50.</summary>
    public const int PinnedMessagePageSize = 50;
}
