using System.Globalization;
using System.Text;

namespace Quickstart.Output;

/// <summary>Makes what other people wrote safe to show: no line breaks, terminal commands or reversed text.</summary>
internal static class SafeText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public static string OneLine(string text) => Beginning(text, int.MaxValue);

    public static string Beginning(string text, int maxRunes)
    {
        var line = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes().Take(maxRunes))
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when Rune.IsWhiteSpace(rune):
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    line.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    line.Append(Rune.ReplacementChar);
                    break;
                // Joiners make emoji of several; the rest is invisible or turns the direction of writing.
                case UnicodeCategory.Format when rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner):
                    break;
                default:
                    line.Append(rune);
                    break;
            }
        }

        return line.ToString();
    }
}
