namespace Easemob.Messaging;

/// <summary>How far a message has come on its way to the server.</summary>
public enum MessageState
{
    /// <summary>The server has it: every message that came from the server, whoever sent it.</summary>
    Sent = 0,

    /// <summary>It is on its way.</summary>
    Sending = 1,

    /// <summary>The server refused it, or it never left.</summary>
    Failed = 2,

    /// <summary>Nobody knows yet whether the server has it.</summary>
    Unknown = 3,
}
