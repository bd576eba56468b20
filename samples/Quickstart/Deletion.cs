using Easemob.Messaging;

namespace Quickstart;

/// <summary>A conversation to delete, and what becomes of its messages.</summary>
internal sealed record Deletion(ConversationKey Conversation, ServerMessages Messages);
