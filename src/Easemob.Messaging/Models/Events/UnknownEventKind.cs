namespace Easemob.Messaging;

/// <summary>What the payload of an <see cref="UnknownEvent"/> is about.</summary>
public enum UnknownEventKind
{
    /// <summary>A name space that this version does not know; the payload is the whole item.</summary>
    Other = 0,

    /// <summary>A message, receipt or the like of an unknown kind or that could not be read; the payload is the whole item.</summary>
    Message = 1,

    /// <summary>A group, thread or chat room: the payload is the vendor's <c>MUCBody</c>.</summary>
    Group = 2,

    /// <summary>A contact: the payload is the vendor's <c>RosterBody</c>.</summary>
    Contact = 3,

    /// <summary>A notification of an unknown type or operation: the payload is JSON.</summary>
    Notification = 4,
}
