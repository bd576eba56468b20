using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>
/// Cuts pages out of lists that go down by rank and, within a rank, up by key. A cursor names the place after which the next page begins,
/// so that what changes meanwhile neither repeats nor hides the rest.
/// </summary>
internal static class ListCursor
{
    /// <summary>Returns the page after the cursor. A cursor that nobody gave out begins at the start.</summary>
    public static IReadOnlyList<T> Cut<T>(
        IEnumerable<T> items, string? cursor, int limit, Func<T, (long Rank, string Key)> place, out string next)
    {
        bool isNamed = TryRead(cursor, out (long Rank, string Key) start);
        IReadOnlyList<T> page = [.. items.SkipWhile(item => isNamed && !IsAfter(place(item), start)).Take(limit)];

        // Only a page that is not full is known to be the last.
        next = page.Count == limit ? Write(place(page[^1])) : "";
        return page;
    }

    private static bool IsAfter((long Rank, string Key) place, (long Rank, string Key) start) =>
        place.Rank < start.Rank || (place.Rank == start.Rank && string.CompareOrdinal(place.Key, start.Key) > 0);

    private static string Write((long Rank, string Key) place) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.Rank} {place.Key}")));

    private static bool TryRead(string? cursor, out (long Rank, string Key) place)
    {
        place = default;
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', 2);
        if (parts.Length < 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long rank))
        {
            return false;
        }

        place = (rank, parts[1]);
        return true;
    }
}
