using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>A frame that waits to be applied, decoded.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Events">What a batch tells.</param>
/// <param name="SignOut">What in it ends the session, or null.</param>
internal sealed record ReceivedFrame(ServerFrame Frame, IReadOnlyList<ChatEvent> Events, ForcedSignOut? SignOut = null);
