namespace Easemob.Messaging;

/// <summary>One step from a list to the next. An item that moves is removed and inserted.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ListChange<T>
{
    /// <summary>Gets what happens.</summary>
    public required ListChangeKind Kind { get; init; }

    /// <summary>Gets where it happens, from 0, in the list as the changes before have left it.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the item that is taken out, put in, or takes the place.</summary>
    public required T Item { get; init; }
}
