using System.Globalization;
using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>The names that the service gives the marks of conversations: <c>mark_0</c> to <c>mark_19</c>.</summary>
internal static class MarkName
{
    public static string Of(int mark) => FormattableString.Invariant($"mark_{mark}");

    /// <summary>Returns the number, or null for a name that is none of them.</summary>
    public static int? Parse(string? name) =>
        name?.Split('_') is { Length: 2 } parts && parts[0] == "mark"
        && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int mark)
        && mark <= ServerLimits.LargestMark
            ? mark
            : null;

    /// <summary>Returns the numbers in a list of names, in ascending order and each once; what is no name is left out.</summary>
    public static IReadOnlyList<int> ParseAll(IEnumerable<JsonElement> names) =>
        [.. names.Select(static name => Parse(name.GetStringOrNull())).OfType<int>().Distinct().OrderBy(static mark => mark)];
}
