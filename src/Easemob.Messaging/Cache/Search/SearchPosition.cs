using System.Globalization;

namespace Easemob.Messaging.Cache;

/// <summary>Where a found message is: in the order of all messages, and among the rows.</summary>
internal readonly record struct SearchPosition(long Time, long StoredId, long Row = 0, long Conversation = 0)
{
    /// <summary>Reads what <see cref="ToCursor"/> wrote.</summary>
    public static SearchPosition Parse(string cursor)
    {
        string[] parts = cursor.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong id)
            && time is >= SearchNumbers.FirstTime and <= SearchNumbers.LastTime
            ? new SearchPosition(time, SortableId.ToStored(id))
            : throw new ArgumentException("The text is no cursor of a search.", nameof(cursor));
    }

    public static int Ascending(SearchPosition left, SearchPosition right) =>
        (left.Time, left.StoredId).CompareTo((right.Time, right.StoredId));

    public static int Descending(SearchPosition left, SearchPosition right) => Ascending(right, left);

    public string ToCursor() => FormattableString.Invariant($"{Time}.{SortableId.FromStored(StoredId)}");
}
