namespace Easemob.Messaging;

public sealed partial class ChatManager
{
    /// <inheritdoc/>
    public IServerConversations ServerConversations { get; }

    /// <inheritdoc/>
    public ILocalStore Local { get; }

    /// <inheritdoc/>
    public IHistorySync Sync { get; }

    /// <inheritdoc/>
    public IPinnedMessages PinnedMessages { get; }

    /// <inheritdoc/>
    public IAttachments Attachments { get; }

    /// <inheritdoc/>
    public IMessageSearch Search { get; }
}
