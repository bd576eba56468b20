namespace Easemob.Messaging.Emulator;

/// <summary>Names how far a streamed text has come; the numbers are the wire's.</summary>
public enum TextStreamStatus
{
    /// <summary>The first piece.</summary>
    Start = 0,

    /// <summary>The first piece, which is also the last.</summary>
    StartCompleted = 1,

    /// <summary>More is to come.</summary>
    InProgress = 2,

    /// <summary>The last piece.</summary>
    Completed = 3,

    /// <summary>The whole text at once.</summary>
    Full = 4,
}
