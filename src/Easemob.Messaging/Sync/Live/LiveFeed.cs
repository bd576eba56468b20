namespace Easemob.Messaging.Sync;

/// <summary>Takes what the channel brings: into the cache first, to the user then.</summary>
internal sealed class LiveFeed(
    ILiveStore store, EventHub events, ConnectionGate gate, Outbox outbox, Reconciliation reconciliation, DeliveryReceipts? receipts)
    : IRealtimeListener
{
    private volatile ConnectionState _state;
    private volatile bool _isRemovalNoticed;

    /// <summary>Gets how the connection is.</summary>
    public ConnectionState State => _state;

    public async Task ReceiveAsync(IReadOnlyList<ChatEvent> arrived, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        IReadOnlyList<ChatEvent> effective = await store.ApplyAsync(arrived, cancellationToken).ConfigureAwait(false);
        foreach (ChatEvent happened in effective)
        {
            events.Post(happened);
            receipts?.Acknowledge(happened);
        }

        _isRemovalNoticed |= arrived.Any(static happened => happened is MessagesRemovedOnOtherDevice);

        // What was missed is complete only when the connection is prepared. After that a message may still come later than the notice
        // of its removal, so that there is something to compare again.
        if (_isRemovalNoticed && _state is not (ConnectionState.Connecting or ConnectionState.Reconnecting))
        {
            reconciliation.Wake();
        }
    }

    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        await outbox.SettleAsync(cancellationToken).ConfigureAwait(false);
        reconciliation.Wake();
    }

    public void Report(ChatEvent change)
    {
        if (change is ConnectionStateChanged connection)
        {
            _state = connection.State;
            gate.Follow(connection.State);
        }

        events.Post(change);
    }
}
