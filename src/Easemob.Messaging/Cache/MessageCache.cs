namespace Easemob.Messaging;

/// <summary>Makes message caches.</summary>
public static class MessageCache
{
}
