namespace Easemob.Messaging;

/// <summary>
/// The cache of this user on this device, to be read and changed by the application. Nothing here uses the network, and the server and the
/// user's other devices learn of nothing.
/// </summary>
/// <remarks>
/// Every method may be called from any thread, throws <see cref="EasemobCacheException"/> for what the cache file does, and
/// <see cref="ObjectDisposedException"/> once the client is disposed. Each change is one transaction unless it says otherwise: all of it
/// happens or nothing. The interface may gain members until version 1.0.
/// </remarks>
public interface ILocalStore
{
    /// <summary>Gets the conversations of the cache.</summary>
    ILocalConversations Conversations { get; }

    /// <summary>Gets the messages of the cache.</summary>
    ILocalMessages Messages { get; }
}
