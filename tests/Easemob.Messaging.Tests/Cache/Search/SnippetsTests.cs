using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache.Search;

public sealed class SnippetsTests
{
    [Theory]
    [InlineData("今天天气很好", "天气", "今天[天气]很好")]
    [InlineData("Hello, World", "WORLD hello", "[Hello], [World]")]
    [InlineData("aaaa", "aa", "[aaaa]")]
    [InlineData("abcabc", "ab bc", "[abcabc]")]
    [InlineData("one two", "e t", "on[e] [t]wo")]
    [InlineData("ＡＢＣ", "b", "Ａ[Ｂ]Ｃ")]
    public void Of_ShortText_ShowsAllOfIt(string text, string words, string expected) => Assert.Equal(expected, Show(text, words));

    [Fact]
    public void Of_HalfAPair_HighlightsThePair() => Assert.Equal("[😀]😁", Show("😀😁", "\uDE00"));

    [Fact]
    public void Of_LongText_ShowsThirtyCharactersOnEitherSide()
    {
        string text = new string('前', 100) + "天气" + new string('後', 20) + "天气" + new string('末', 100);

        Assert.Equal("…" + new string('前', 30) + "[天气]" + new string('後', 20) + "[天气]" + new string('末', 8) + "…", Show(text, "天气"));
    }

    [Fact]
    public void Of_CutInASurrogatePair_KeepsThePair()
    {
        string text = string.Concat(Enumerable.Repeat("😀", 40)) + "x天气" + string.Concat(Enumerable.Repeat("😀", 40));

        SearchSnippet snippet = Assert.Single(Make(text, "天气"));

        Assert.Equal("…" + string.Concat(Enumerable.Repeat("😀", 15)) + "x天气" + string.Concat(Enumerable.Repeat("😀", 15)) + "…", snippet.Text);
        Assert.Equal([new SnippetHighlight(32, 2)], snippet.Highlights);
    }

    [Fact]
    public void Of_DecomposedText_ShowsItComposed() => Assert.Equal("[café] noir", Show("cafe\u0301 noir", "CAFÉ"));

    [Fact]
    public void Of_SeveralTexts_ShowsThoseInWhichAWordIs()
    {
        var content = new MessageContent
        {
            Body = new LocationMessageBody { Latitude = 1, Longitude = 2, Address = "first street", BuildingName = "tower one" },
            Extensions = new Dictionary<string, ExtensionValue> { ["a"] = "one", ["b"] = 1, ["c"] = true, ["d"] = ExtensionValue.FromJson("{\"one\":1}") },
        };

        IReadOnlyList<SearchSnippet> snippets = Snippets.Of(content, SearchScope.Both, ["one"]);

        Assert.Equal(
            [(SearchScope.Content, "tower one"), (SearchScope.Extension, "one"), (SearchScope.Extension, "{\"one\":1}")],
            snippets.Select(snippet => (snippet.Scope, snippet.Text)));
    }

    [Fact]
    public void Of_ManyTexts_ShowsEight()
    {
        var content = new MessageContent
        {
            Body = new TextMessageBody { Text = "x" },
            Extensions = Enumerable.Range(0, 20).ToDictionary(i => $"k{i}", i => (ExtensionValue)$"x{i}"),
        };

        Assert.Equal(8, Snippets.Of(content, SearchScope.Both, ["x"]).Count);
    }

    public static string Show(SearchSnippet snippet)
    {
        string text = snippet.Text;
        foreach (SnippetHighlight highlight in snippet.Highlights.Reverse())
        {
            text = text.Insert(highlight.Start + highlight.Length, "]").Insert(highlight.Start, "[");
        }

        return text;
    }

    private static string Show(string text, string words) => Show(Assert.Single(Make(text, words)));

    private static IReadOnlyList<SearchSnippet> Make(string text, string words) => Snippets.Of(
        new MessageContent { Body = new TextMessageBody { Text = text } },
        SearchScope.Content,
        SearchFolding.SplitWords(SearchFolding.Fold(SearchFolding.Compose(words))));
}
