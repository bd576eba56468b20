namespace Easemob.Messaging;

/// <summary>Which way a message went, seen from the signed-in user.</summary>
public enum MessageDirection
{
    /// <summary>Someone else sent it.</summary>
    Received = 0,

    /// <summary>The signed-in user sent it, from this device or another.</summary>
    Sent = 1,
}
