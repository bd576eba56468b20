namespace Easemob.Messaging;

/// <summary>What happens to one place of a list.</summary>
public enum ListChangeKind
{
    /// <summary>The item is taken out; those behind it move up.</summary>
    Removed,

    /// <summary>The item is put in; those from there on move down.</summary>
    Inserted,

    /// <summary>The item takes the place of the one that was there: the same conversation or message with something new about it.</summary>
    Replaced,
}
