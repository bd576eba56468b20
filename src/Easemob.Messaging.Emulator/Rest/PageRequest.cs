using System.Globalization;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Cuts a page out of a list by the numbers of the query; without them it is all of it.</summary>
internal static class PageRequest
{
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

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
