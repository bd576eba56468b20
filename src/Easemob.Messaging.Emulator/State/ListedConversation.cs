namespace Easemob.Messaging.Emulator.State;

/// <summary>One entry of a user's conversation list, as it was when the list was read.</summary>
internal sealed record ListedConversation(string Id, EmulatorChatType ChatType, int Unread, StoredMessage Newest);
