namespace Easemob.Messaging;

/// <summary>How far a streamed text has come.</summary>
public enum TextStreamStatus
{
    /// <summary>The first piece.</summary>
    Started = 0,

    /// <summary>The first and only piece.</summary>
    StartedAndCompleted = 1,

    /// <summary>A piece in the middle.</summary>
    InProgress = 2,

    /// <summary>The last piece.</summary>
    Completed = 3,

    /// <summary>The whole text in one, as history keeps it.</summary>
    Full = 4,
}
