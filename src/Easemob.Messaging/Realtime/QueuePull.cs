using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>A pull to send.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Key">The key after which to begin, which acknowledges all up to it; null for what is not acknowledged.</param>
internal readonly record struct QueuePull(QueueAddress Queue, ulong? Key);
