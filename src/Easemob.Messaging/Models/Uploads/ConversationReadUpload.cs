namespace Easemob.Messaging;

/// <summary>Says that this user has read a whole conversation; the server's unread count of it ends, and other devices are told.</summary>
public sealed record ConversationReadUpload : RealtimeUpload;
