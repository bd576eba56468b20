namespace Easemob.Messaging;

/// <summary>The messages of the cache. What is said at <see cref="ILocalStore"/> holds here.</summary>
public interface ILocalMessages
{
}
