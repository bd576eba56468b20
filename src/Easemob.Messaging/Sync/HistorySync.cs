namespace Easemob.Messaging.Sync;

/// <summary>What is here of the server's history, as the application sees it.</summary>
internal sealed class HistorySync(ICoverageStore coverage) : IHistorySync
{
    public Task<HistoryCoverage> GetCoverageAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return coverage.GetCoverageAsync(conversation, cancellationToken);
    }
}
