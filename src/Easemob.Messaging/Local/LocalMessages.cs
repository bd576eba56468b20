namespace Easemob.Messaging.Local;

/// <summary>The messages of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalMessages : ILocalMessages
{
}
