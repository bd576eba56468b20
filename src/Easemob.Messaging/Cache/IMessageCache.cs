namespace Easemob.Messaging;

/// <summary>
/// The local store of conversations and messages, in terms of models: what <see cref="ChatManager"/> keeps of what the server
/// told it. <see cref="MessageCache"/> makes one for tests.
/// </summary>
/// <remarks>
/// Every method throws <see cref="EasemobCacheException"/> for what files do. Each writing method is one transaction: all of it
/// happens or nothing. The interface may gain members until version 1.0.
/// </remarks>
public interface IMessageCache
    : IConversationStore, IMessageStore, IIntentStore, ILiveStore, IOutboxStore, ICheckStore, IAsyncDisposable
{
}
