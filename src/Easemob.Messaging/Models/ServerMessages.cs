namespace Easemob.Messaging;

/// <summary>What becomes of the messages when a server conversation is deleted.</summary>
public enum ServerMessages
{
    /// <summary>The conversation leaves the list; its history can still be fetched.</summary>
    Keep = 0,

    /// <summary>This user's stored history of the conversation goes too.</summary>
    Delete = 1,
}
