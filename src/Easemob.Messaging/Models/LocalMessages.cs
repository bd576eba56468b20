namespace Easemob.Messaging;

/// <summary>What becomes of the messages of a conversation that is deleted from the cache.</summary>
public enum LocalMessages
{
    /// <summary>They stay, and show again when the conversation comes back.</summary>
    Keep,

    /// <summary>They are deleted too.</summary>
    Delete,
}
