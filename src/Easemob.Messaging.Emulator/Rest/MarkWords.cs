using System.Globalization;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The names of the marks: <c>mark_0</c> to <c>mark_19</c>.</summary>
internal static class MarkWords
{
    private const string Prefix = "mark_";

    public static string Word(int mark) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{mark}");

    public static bool TryParse(string? word, out int mark)
    {
        mark = 0;
        return word?.StartsWith(Prefix, StringComparison.Ordinal) == true
            && int.TryParse(word.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out mark)
            && mark < ConversationLabels.MarkCount;
    }
}
