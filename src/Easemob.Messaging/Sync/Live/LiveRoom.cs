using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>Puts together what needs the realtime channel: what arrives, what is sent, and who is told.</summary>
internal sealed class LiveRoom
{
    private readonly Reconciliation _reconciliation;
    private readonly DeliveryReceipts? _receipts;

    public LiveRoom(
        IChatTransport transport,
        IMessageCache cache,
        IRealtimeChannel? channel,
        IntentRunner intents,
        ChatManagerOptions options,
        ILogger logger)
    {
        TimeProvider clock = options.TimeProvider;
        var ids = new LocalIds(clock);
        var gate = new ConnectionGate(clock);
        Events = new EventHub(logger);
        _reconciliation = new Reconciliation(new HistoryComparison(transport, cache.Checks), cache.Checks, Events, clock, logger);
        Outbox = new Outbox(channel, cache.Outbox, Events, gate, _reconciliation, options.UserId, ids, logger);
        Actions = new MessageActions(channel, cache, intents, ids);
        _receipts = channel is not null && options.SendDeliveryReceipts ? new DeliveryReceipts(channel, ids, logger) : null;
        Feed = new LiveFeed(cache.Live, Events, gate, Outbox, _reconciliation, _receipts);
        channel?.Attach(Feed);
    }

    public EventHub Events { get; }

    public Outbox Outbox { get; }

    public MessageActions Actions { get; }

    public LiveFeed Feed { get; }

    /// <summary>Ends what goes on in the background; the last events are still handed on.</summary>
    public async Task StopAsync()
    {
        _receipts?.Complete();
        await _reconciliation.StopAsync().ConfigureAwait(false);
        Events.Complete();
    }
}
