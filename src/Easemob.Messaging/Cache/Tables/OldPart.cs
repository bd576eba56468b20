namespace Easemob.Messaging.Cache;

/// <summary>The messages of a conversation that are before a position, and to be deleted.</summary>
internal readonly record struct OldPart(ConversationKey Conversation, MessagePosition Before);
