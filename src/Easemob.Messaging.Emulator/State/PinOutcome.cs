namespace Easemob.Messaging.Emulator.State;

/// <summary>What became of a wish to pin a message, or to unpin it.</summary>
internal enum PinOutcome
{
    Done,
    NoConversation,
    NotMember,

    /// <summary>The message is not in the conversation, or not pinned.</summary>
    NoMessage,

    TooMany,
}
