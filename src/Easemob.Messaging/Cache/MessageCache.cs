namespace Easemob.Messaging;

/// <summary>Makes message caches.</summary>
public static class MessageCache
{

    /// <summary>Makes a cache.</summary>
    public static IMessageCache InMemory() => throw new NotSupportedException();
}
