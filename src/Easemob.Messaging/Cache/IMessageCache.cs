namespace Easemob.Messaging;

/// <summary>
/// The local store of conversations and messages, in terms of models: what <see cref="ChatManager"/> keeps of what the server
/// told it. <see cref="MessageCache"/> makes one for tests.
/// </summary>
/// <remarks>
/// The cache is made of roles, and each keeps a part. Every method of theirs throws <see cref="EasemobCacheException"/> for what
/// files do. Each writing method is one transaction unless it says otherwise: all of it happens or nothing. The interface and its roles may gain members
/// until version 1.0.
/// </remarks>
public interface IMessageCache : IAsyncDisposable
{
    /// <summary>Gets the conversations.</summary>
    IConversationStore Conversations { get; }

    /// <summary>Gets the messages.</summary>
    IMessageStore Messages { get; }

    /// <summary>Gets the coverage: which parts of the server's history are held completely.</summary>
    ICoverageStore Coverage { get; }

    /// <summary>Gets the intents: what the server was asked to remove or delete.</summary>
    IIntentStore Intents { get; }

    /// <summary>Gets the part that takes in what arrives while connected.</summary>
    ILiveStore Live { get; }

    /// <summary>Gets the messages on their way to the server.</summary>
    IOutboxStore Outbox { get; }

    /// <summary>Gets the comparisons with the server that are still to be made.</summary>
    ICheckStore Checks { get; }

    /// <summary>Gets the pinned messages.</summary>
    IPinnedMessageStore PinnedMessages { get; }

    /// <summary>Gets the files of messages.</summary>
    IAttachmentStore Attachments { get; }

    /// <summary>Gets what tells that the cache has changed.</summary>
    ICacheChanges Changes { get; }

    /// <summary>Gets the part that keeps the cache as large as it is meant to be.</summary>
    IUpkeepStore Upkeep { get; }

    /// <summary>Gets the search of the messages.</summary>
    ISearchStore Search { get; }
}
