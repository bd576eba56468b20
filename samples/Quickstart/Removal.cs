using Easemob.Messaging;

namespace Quickstart;

/// <summary>Messages to remove: those with the ids, or those before the time.</summary>
internal sealed record Removal(ConversationKey Conversation, IReadOnlyList<string> MessageIds, DateTimeOffset? Before);
