namespace Easemob.Messaging;

/// <summary>The service's limits, by call.</summary>
public static class ServerLimits
{
    /// <summary>The most conversations on a numbered page: 20.</summary>
    public const int ConversationPageSize = 20;

    /// <summary>The most messages on a page of history: 50.</summary>
    public const int HistoryPageSize = 50;

    /// <summary>The most message ids in one removal request: 50. Longer removals are split.</summary>
    public const int RemovalBatchSize = 50;

    /// <summary>The most messages on a page of pinned messages: 50.</summary>
    public const int PinnedMessagePageSize = 50;
}
