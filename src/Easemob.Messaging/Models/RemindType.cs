namespace Easemob.Messaging;

/// <summary>Of which messages a user wants to be reminded. The vendor's <c>PushRemindType</c>.</summary>
public enum RemindType
{
    /// <summary>Of all.</summary>
    All,

    /// <summary>Of those that mention the user.</summary>
    MentionOnly,

    /// <summary>Of none: do not disturb.</summary>
    None,
}
