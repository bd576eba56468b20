using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>What arrives while connected, carried out in batches.</summary>
/// <param name="database">The database.</param>
/// <param name="place">The flag of this cache among those on the file.</param>
/// <param name="early">What was quicker than its message.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class LiveStore(
    SqliteDatabase database, MessageOrigin place, EarlyChanges early, TimeProvider timeProvider, ILogger logger) : ILiveStore
{
    // Messages are known again by their rows; this is for all that leaves none. Looked at and changed at the writer's turn only.
    private readonly SeenItems _seen = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatEvent>> ApplyAsync(IReadOnlyList<ChatEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (ChatEvent change in events)
        {
            ArgumentNullException.ThrowIfNull(change, nameof(events));
        }

        if (events.Count == 0)
        {
            return [];
        }

        List<ChatEvent> raised = await database
            .WriteAsync(Durability.Full, session => Apply(session, events), _ => Remember(events), cancellationToken)
            .ConfigureAwait(false);
        logger.EventsApplied(events.Count, raised.Count);
        return raised;
    }

    /// <summary>Forgets what was seen; at the writer's turn.</summary>
    public void Forget()
    {
        _seen.Clear();
        early.Clear();
    }

    private List<ChatEvent> Apply(SqliteSession session, IReadOnlyList<ChatEvent> events)
    {
        var raised = new List<ChatEvent>(events.Count);
        var items = new HashSet<(ulong Item, int Part)>();
        DateTimeOffset now = timeProvider.GetUtcNow();
        foreach (ChatEvent change in events)
        {
            ulong item = change.ItemId;
            bool isSeen = item != 0 && (_seen.Contains(item) || !items.Add((item, change.ItemPart)));
            if (!isSeen && Apply(session, change, now) is { } toRaise)
            {
                raised.Add(toRaise);
            }
        }

        return raised;
    }

    private ChatEvent? Apply(SqliteSession session, ChatEvent change, DateTimeOffset now)
    {
        switch (change)
        {
            case MessageReceived received: return Receive(session, received);
            case MessageRecalled recalled: return RecallEffects.Apply(session, recalled);
            case MessageEdited edited: return EditEffects.Apply(session, edited, early);
            case MessageDelivered delivered: return ReceiptEffects.Apply(session, delivered, early);
            case MessageRead read: return ReceiptEffects.Apply(session, read, early);
            case ConversationRead read: return ReceiptEffects.Apply(session, read);
            case UnreadClearedOnOtherDevice cleared: return DeviceEffects.Apply(session, cleared);
            case ConversationDeletedOnOtherDevice deleted: return DeviceEffects.Apply(session, deleted);
            case ConversationPinnedOnOtherDevice pinned: return DeviceEffects.Apply(session, pinned, now);
            case ConversationMarkedOnOtherDevice marked: return DeviceEffects.Apply(session, marked);
            case DoNotDisturbChangedOnOtherDevice changed: return DeviceEffects.Apply(session, changed);
            case MessagePinChanged pin: return PinEffects.Apply(session, pin, now);
            case MessagesRemovedOnOtherDevice removed:
                DeviceEffects.Apply(session, removed, now);
                return null;
            default: return change;
        }
    }

    private MessageReceived? Receive(SqliteSession session, MessageReceived received)
    {
        if (ArrivalEffects.Apply(session, received, place) is not { } arrived)
        {
            return null;
        }

        ChatMessage message = arrived.Message;
        return early.Apply(session, message.Conversation, message.Id) is { } changed ? arrived with { Message = changed } : arrived;
    }

    private void Remember(IReadOnlyList<ChatEvent> events)
    {
        foreach (ChatEvent change in events)
        {
            if (change.ItemId != 0)
            {
                _seen.Add(change.ItemId);
            }
        }
    }
}
