using System.Globalization;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Reads which page of a list the query asks for.</summary>
internal static class PageRequest
{
    /// <summary>Cuts a page out of a list by its number and size; without them it is all of it.</summary>
    public static bool TryCut<T>(RestCall call, IReadOnlyList<T> all, out IReadOnlyList<T> page)
    {
        page = all;
        if (call.Query("pagenum") is not { } number || call.Query("pagesize") is not { } size)
        {
            return true;
        }

        if (!TryNumber(number, out int index) || !TryNumber(size, out int count) || count == 0)
        {
            return false;
        }

        page = all.Chunk(count).ElementAtOrDefault(Math.Max(0, index - 1)) ?? [];
        return true;
    }

    /// <summary>Reads how many entries are wanted after a cursor.</summary>
    public static bool TryLimit(RestCall call, int preset, int maximum, out int limit)
    {
        limit = preset;
        return call.Query("limit") is not { Length: > 0 } text || (TryNumber(text, out limit) && limit >= 1 && limit <= maximum);
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
