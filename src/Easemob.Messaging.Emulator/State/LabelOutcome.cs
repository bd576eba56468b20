namespace Easemob.Messaging.Emulator.State;

/// <summary>What became of a wish to label a conversation.</summary>
internal enum LabelOutcome
{
    Done,

    /// <summary>There is no such user, or no such group with the user in it.</summary>
    NoConversation,

    TooMany,
}
