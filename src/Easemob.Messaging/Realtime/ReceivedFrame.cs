using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>A frame that waits to be applied, decoded.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Events">What a batch tells.</param>
/// <param name="EndsSession">Whether the session is over when it has been applied.</param>
internal sealed record ReceivedFrame(ServerFrame Frame, IReadOnlyList<ChatEvent> Events, bool EndsSession = false);
