using Easemob.Messaging.Sync;

namespace Easemob.Messaging;

public sealed partial class ChatManager
{
    /// <inheritdoc/>
    public event EventHandler<MessageReceived>? MessageReceived;

    /// <inheritdoc/>
    public event EventHandler<CommandReceived>? CommandReceived;

    /// <inheritdoc/>
    public event EventHandler<MessageRecalled>? MessageRecalled;

    /// <inheritdoc/>
    public event EventHandler<MessageEdited>? MessageEdited;

    /// <inheritdoc/>
    public event EventHandler<MessageDelivered>? MessageDelivered;

    /// <inheritdoc/>
    public event EventHandler<MessageRead>? MessageRead;

    /// <inheritdoc/>
    public event EventHandler<ConversationRead>? ConversationRead;

    /// <inheritdoc/>
    public event EventHandler<MessagePinChanged>? MessagePinChanged;

    /// <inheritdoc/>
    public event EventHandler<MessageStateChanged>? MessageStateChanged;

    /// <inheritdoc/>
    public event EventHandler<MessagesRemovedOnOtherDevice>? MessagesRemovedOnOtherDevice;

    /// <inheritdoc/>
    public event EventHandler<DeviceEvent>? ChangedOnOtherDevice;

    /// <inheritdoc/>
    public event EventHandler<UnknownEvent>? UnknownEventReceived;

    /// <inheritdoc/>
    public event EventHandler<EventsDropped>? EventsDropped;

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatEvent> Events => _live.Events.Stream;

    private void Raise(ChatEvent happened)
    {
        EventHub hub = _live.Events;
        switch (happened)
        {
            case MessageReceived received: hub.Raise(MessageReceived, this, received); break;
            case CommandReceived command: hub.Raise(CommandReceived, this, command); break;
            case MessageRecalled recalled: hub.Raise(MessageRecalled, this, recalled); break;
            case MessageEdited edited: hub.Raise(MessageEdited, this, edited); break;
            case MessageDelivered delivered: hub.Raise(MessageDelivered, this, delivered); break;
            case MessageRead read: hub.Raise(MessageRead, this, read); break;
            case ConversationRead read: hub.Raise(ConversationRead, this, read); break;
            case MessagePinChanged pin: hub.Raise(MessagePinChanged, this, pin); break;
            case MessageStateChanged state: hub.Raise(MessageStateChanged, this, state); break;
            case MessagesRemovedOnOtherDevice removed:
                hub.Raise(MessagesRemovedOnOtherDevice, this, removed);
                hub.Raise(ChangedOnOtherDevice, this, removed);
                break;
            case DeviceEvent device: hub.Raise(ChangedOnOtherDevice, this, device); break;
            case UnknownEvent unknown: hub.Raise(UnknownEventReceived, this, unknown); break;
            case EventsDropped dropped: hub.Raise(EventsDropped, this, dropped); break;
            default: break; // of the connection: the client raises those
        }
    }
}
