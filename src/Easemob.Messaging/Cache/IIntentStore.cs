namespace Easemob.Messaging;

/// <summary>
/// What is about to be asked of the server, written down before it is asked, so that a crash between the server's success and
/// its local effect is noticed.
/// </summary>
public interface IIntentStore
{
    /// <summary>Writes an intent down, durably, before its request is sent.</summary>
    /// <param name="intent">What will be asked.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The intent's number, for the methods below.</returns>
    Task<long> RecordIntentAsync(ServerIntent intent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries out the local effect of an intent that the server has carried out, and forgets the intent: one durable
    /// transaction.
    /// </summary>
    /// <remarks>An intent that a later one has settled meanwhile, by asking for the same, has no effect any more.</remarks>
    /// <param name="intentId">The intent's number.</param>
    /// <param name="receipt">What the server said.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task ApplyIntentAsync(long intentId, ServerReceipt receipt, CancellationToken cancellationToken = default);

    /// <summary>Forgets an intent that the server refused.</summary>
    /// <param name="intentId">The intent's number.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task DiscardIntentAsync(long intentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets the intents whose outcome nobody knows: those that were under way when an earlier process ended, and those whose
    /// request got no answer. What they speak of is unverified: the cache may hold it although the server has removed it.
    /// Carrying out the same intent again settles it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<ServerIntent>> GetUnresolvedIntentsAsync(CancellationToken cancellationToken = default);
}
