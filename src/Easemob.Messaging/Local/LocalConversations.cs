namespace Easemob.Messaging.Local;

/// <summary>The conversations of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalConversations : ILocalConversations
{
}
