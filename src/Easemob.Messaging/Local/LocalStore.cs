namespace Easemob.Messaging.Local;

/// <summary>The cache as the application sees it.</summary>
internal sealed class LocalStore : ILocalStore
{
    public LocalStore()
    {
        Conversations = new LocalConversations();
        Messages = new LocalMessages();
    }

    public ILocalConversations Conversations { get; }

    public ILocalMessages Messages { get; }
}
