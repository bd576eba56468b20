namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>What a client shows of an entry of the conversation list.</summary>
internal sealed record ConversationView(ConversationKey Key, int Unread, MessageView? Latest);
