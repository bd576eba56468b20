namespace Easemob.Messaging;

/// <summary>Which conversations count in the total of unread messages.</summary>
public enum UnreadRule
{
    /// <summary>One-to-one and group conversations, but those of which the user is not reminded of every message: as the vendor's clients since 5.0.</summary>
    Reminded,

    /// <summary>All one-to-one and group conversations: as the vendor's clients before 5.0.</summary>
    All,
}
