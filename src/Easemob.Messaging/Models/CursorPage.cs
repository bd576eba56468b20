namespace Easemob.Messaging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record CursorPage<T>
{
    /// <summary>Gets what the page holds. A history page is in ascending order whatever the direction it was asked in.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Gets where the next page begins: opaque, and valid only for the same query.</summary>
    /// <value>Null where nothing follows.</value>
    public string? Cursor { get; init; }

    /// <summary>Gets how many records of this page were left out because they are not messages or could not be understood.</summary>
    public int SkippedCount { get; init; }
}
