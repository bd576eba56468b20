namespace Easemob.Messaging;

/// <summary>A list that is observed, as it is now, and what has changed since it was told last.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ListUpdate<T>
{
    /// <summary>Gets the whole list.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>
    /// Gets the changes that lead from the list of the update before to this one, to be carried out in their order: removals, insertions,
    /// replacements. In the first update every item is inserted.
    /// </summary>
    public required IReadOnlyList<ListChange<T>> Changes { get; init; }

    /// <summary>Carries the changes out on a list that shows the update before, such as the collection behind a view.</summary>
    /// <param name="list">The list; empty before the first update.</param>
    public void ApplyTo(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (ListChange<T> change in Changes)
        {
            switch (change.Kind)
            {
                case ListChangeKind.Removed:
                    list.RemoveAt(change.Index);
                    break;
                case ListChangeKind.Inserted:
                    list.Insert(change.Index, change.Item);
                    break;
                default:
                    list[change.Index] = change.Item;
                    break;
            }
        }
    }
}
