namespace Easemob.Messaging.Cache;

/// <summary>
/// Which texts the search takes for the same. Folding keeps the length, so that a place in the folded text is the same place in the
/// composed one.
/// </summary>
internal static class SearchFolding
{
    // To be raised with every change of what is written to the index: of the folding, the tokens, or which texts of a message there are.
    private const int Version = 1;

    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthShift = FirstFullWidth - '!';
    private const char IdeographicSpace = '\u3000';

    private static readonly Lazy<string> LazyRules = new(DescribeRules);

    /// <summary>
    /// Gets what tells these rules from others. What is taken out of the index must be exactly what went in, and the lower case of a letter
    /// depends on the framework's and the system's version too.
    /// </summary>
    public static string Rules => LazyRules.Value;

    /// <summary>Returns the text in its composed form, or as it is where it is no valid Unicode.</summary>
    public static string Compose(string text) =>
        IsPlain(text) || !IsValid(text) || text.IsNormalized() ? text : text.Normalize();

    public static char Fold(char unit) => unit switch
    {
        < '\u0080' => unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit,
        IdeographicSpace => ' ',
        >= FirstFullWidth and <= LastFullWidth => Fold((char)(unit - FullWidthShift)),
        _ => char.ToLowerInvariant(unit),
    };

    public static string Fold(string composed)
    {
        char[] units = composed.ToCharArray();
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = Fold(units[i]);
        }

        return new string(units);
    }

    /// <summary>Returns the words of a folded text, each once.</summary>
    public static string[] SplitWords(string folded) =>
        [.. folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    // Nothing in these ranges can be composed with what is before it: most texts are told without a look at Unicode's tables.
    private static bool IsPlain(string text)
    {
        foreach (char unit in text)
        {
            if (unit is not (< '\u0300' or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u3098') or (>= '\uFF00' and <= '\uFFEF')))
            {
                return false;
            }
        }

        return true;
    }

    // As .NET sees it, which refuses to compose what has U+FFFE too.
    private static bool IsValid(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE')
            {
                return false;
            }

            if (char.IsSurrogate(text[i]) && (!char.IsHighSurrogate(text[i]) || ++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string DescribeRules()
    {
        uint hash = 2_166_136_261;
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            hash = unchecked((hash ^ Fold((char)unit) ^ (char.IsWhiteSpace((char)unit) ? 0x1_0000u : 0)) * 16_777_619);
        }

        string composing = Compose("e\u0301\u1112\u1161\u11AB") == "\u00E9\uD55C" ? "c" : "d";
        return FormattableString.Invariant($"{Version}{composing}{hash:x8}");
    }
}
