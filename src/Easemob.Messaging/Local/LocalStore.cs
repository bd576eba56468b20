namespace Easemob.Messaging.Local;

/// <summary>The cache as the application sees it.</summary>
internal sealed class LocalStore(IMessageCache cache, ChatManagerOptions options) : ILocalStore
{
    public ILocalConversations Conversations { get; } = new LocalConversations(cache, options);

    public ILocalMessages Messages { get; } = new LocalMessages(cache, options);
}
