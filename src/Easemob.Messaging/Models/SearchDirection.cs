namespace Easemob.Messaging;

/// <summary>Which way to walk through a conversation.</summary>
public enum SearchDirection
{
    /// <summary>Towards older messages.</summary>
    Up = 0,

    /// <summary>Towards newer messages.</summary>
    Down = 1,
}
