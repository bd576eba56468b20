namespace Easemob.Messaging.Local;

/// <summary>Finds what leads from one list to another.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <typeparam name="TKey">What an item is known again by; no list has two items with the same.</typeparam>
/// <param name="keyOf">Returns an item's key.</param>
/// <param name="areSame">Whether two items with the same key show the same.</param>
internal sealed class ListDiff<T, TKey>(Func<T, TKey> keyOf, Func<T, T, bool> areSame)
    where TKey : notnull
{
    /// <summary>Finds the changes: removals from the end, insertions from the beginning, replacements.</summary>
    public IReadOnlyList<ListChange<T>> Find(IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        int[] origins = FindOrigins(before, after);
        bool[] stays = FindStaying(origins);
        var changes = new List<ListChange<T>>();
        AddRemovals(changes, before, origins, stays);
        AddInsertions(changes, after, stays);
        for (int i = 0; i < after.Count; i++)
        {
            if (stays[i] && !areSame(before[origins[i]], after[i]))
            {
                changes.Add(new ListChange<T> { Kind = ListChangeKind.Replaced, Index = i, Item = after[i] });
            }
        }

        return changes;
    }

    private static void AddRemovals(List<ListChange<T>> changes, IReadOnlyList<T> before, int[] origins, bool[] stays)
    {
        bool[] isKept = new bool[before.Count];
        for (int i = 0; i < origins.Length; i++)
        {
            if (stays[i])
            {
                isKept[origins[i]] = true;
            }
        }

        for (int i = before.Count - 1; i >= 0; i--)
        {
            if (!isKept[i])
            {
                changes.Add(new ListChange<T> { Kind = ListChangeKind.Removed, Index = i, Item = before[i] });
            }
        }
    }

    private static void AddInsertions(List<ListChange<T>> changes, IReadOnlyList<T> after, bool[] stays)
    {
        for (int i = 0; i < after.Count; i++)
        {
            if (!stays[i])
            {
                changes.Add(new ListChange<T> { Kind = ListChangeKind.Inserted, Index = i, Item = after[i] });
            }
        }
    }

    // Where each item was; -1 for a new one.
    private int[] FindOrigins(IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        var places = new Dictionary<TKey, int>(before.Count);
        for (int i = 0; i < before.Count; i++)
        {
            places[keyOf(before[i])] = i;
        }

        int[] origins = new int[after.Count];
        for (int i = 0; i < origins.Length; i++)
        {
            origins[i] = places.TryGetValue(keyOf(after[i]), out int origin) ? origin : -1;
        }

        return origins;
    }

    // As many as possible stay where they are: the longest rising run of origins, found with the lowest end of a run of each length.
    private static bool[] FindStaying(int[] origins)
    {
        var ends = new List<int>();
        int[] previous = new int[origins.Length];
        for (int i = 0; i < origins.Length; i++)
        {
            if (origins[i] < 0)
            {
                continue;
            }

            int length = CountBelow(ends, origins, origins[i]);
            previous[i] = length > 0 ? ends[length - 1] : -1;
            if (length == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[length] = i;
            }
        }

        bool[] stays = new bool[origins.Length];
        for (int i = ends.Count > 0 ? ends[ends.Count - 1] : -1; i >= 0; i = previous[i])
        {
            stays[i] = true;
        }

        return stays;
    }

    private static int CountBelow(List<int> ends, int[] origins, int origin)
    {
        int low = 0;
        int high = ends.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (origins[ends[middle]] < origin)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
