namespace Easemob.Messaging.Cache;

/// <summary>Cuts out of a message what was found in it.</summary>
internal static class Snippets
{
    private const int Max = 8;
    private const int Context = 30;
    private const string Ellipsis = "…";

    /// <summary>Returns a snippet of each text in which a word is.</summary>
    public static IReadOnlyList<SearchSnippet> Of(MessageContent content, SearchScope scope, IReadOnlyList<string> words)
    {
        var snippets = new List<SearchSnippet>();
        foreach ((SearchScope place, string text) in SearchTexts.Of(content, scope))
        {
            if (snippets.Count < Max && Cut(place, text, words) is { } snippet)
            {
                snippets.Add(snippet);
            }
        }

        return snippets;
    }

    private static SearchSnippet? Cut(SearchScope scope, string text, IReadOnlyList<string> words)
    {
        string folded = SearchFolding.Fold(text);
        (int Start, int Length)[] firsts =
            [.. words.Select(word => (Start: folded.IndexOf(word, StringComparison.Ordinal), word.Length)).Where(match => match.Start >= 0)];
        if (firsts.Length == 0)
        {
            return null;
        }

        int start = firsts.Min(match => match.Start);
        int end = start + firsts.Where(match => match.Start == start).Max(match => match.Length);
        int from = Whole(text, Math.Max(0, start - Context), -1);
        int to = Whole(text, Math.Min(text.Length, end + Context), 1);
        string before = from > 0 ? Ellipsis : string.Empty;
        string piece = text.Substring(from, to - from);
        return new SearchSnippet
        {
            Scope = scope,
            Text = before + piece + (to < text.Length ? Ellipsis : string.Empty),
            Highlights =
            [
                .. Merge(Find(piece, folded.Substring(from, to - from), words))
                    .Select(match => new SnippetHighlight(before.Length + match.Start, match.End - match.Start)),
            ],
        };
    }

    private static List<(int Start, int End)> Find(string piece, string folded, IReadOnlyList<string> words)
    {
        var matches = new List<(int Start, int End)>();
        foreach (string word in words)
        {
            for (int at = 0; (at = folded.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            {
                matches.Add((Whole(piece, at, -1), Whole(piece, at + word.Length, 1)));
            }
        }

        matches.Sort();
        return matches;
    }

    // Those that overlap or touch become one.
    private static List<(int Start, int End)> Merge(List<(int Start, int End)> matches)
    {
        var merged = new List<(int Start, int End)>();
        foreach ((int start, int end) in matches)
        {
            int last = merged.Count - 1;
            if (last >= 0 && start <= merged[last].End)
            {
                merged[last] = (merged[last].Start, Math.Max(end, merged[last].End));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }

    // Moves a cut out of the middle of a surrogate pair.
    private static int Whole(string text, int at, int step) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at + step : at;
}
