namespace Easemob.Messaging;

/// <summary>The conversations of the cache. What is said at <see cref="ILocalStore"/> holds here.</summary>
public interface ILocalConversations
{
}
