using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache.Search;

public sealed class SearchFoldingTests
{
    [Theory]
    [InlineData("Hello", "hello")]
    [InlineData("ＨＥＬＬＯ！１２３", "hello!123")]
    [InlineData("天气　很好", "天气 很好")]
    [InlineData("ÄÖÜ ПРИВЕТ ΣΑΣ", "äöü привет σασ")]
    [InlineData("한글 ひらがな カタカナ", "한글 ひらがな カタカナ")]
    [InlineData("😀\"'%_*", "😀\"'%_*")]
    public void Fold_Text_KeepsItsLength(string text, string expected) =>
        Assert.Equal((expected, text.Length), (SearchFolding.Fold(text), SearchFolding.Fold(text).Length));

    [Theory]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("か\u3099", "が")]
    [InlineData("天气", "天气")]
    public void Compose_Text_IsComposed(string text, string expected) => Assert.Equal(expected, SearchFolding.Compose(text));

    // An attribute cannot hold these.
    [Fact]
    public void Compose_NoUnicode_IsLeftAsItIs() =>
        Assert.All(["e\u0301 \uD83D", "\uDE00e\u0301", "e\u0301 \uFFFE", "\uD83Dxe\u0301"], text => Assert.Same(text, SearchFolding.Compose(text)));

    [Fact]
    public void SplitWords_AnyWhiteSpace_GivesEachWordOnce() =>
        Assert.Equal(["a", "天气"], SearchFolding.SplitWords(" a\t天气\r\n\u00A0a\u2003天气 "));

    // A change of the texts of the index without a new version would leave texts in it that nothing takes out any more.
    [Theory]
    [InlineData("", "")]
    [InlineData("好", "E5A5BD20")]
    [InlineData("A1 b", "613120312062 20")]
    [InlineData("a\"", "61C0A220C0A220")]
    [InlineData("é😀", "C3A9EDA0BD20EDA0BDEDB88020EDB88020")]
    public void AddText_Text_WritesTheTokensOfThisVersion(string text, string expected)
    {
        var tokens = new SearchTokens();

        tokens.AddText(text);

        Assert.Equal(expected.Replace(" ", string.Empty, StringComparison.Ordinal), Convert.ToHexString(tokens.Written));
        Assert.StartsWith("1c", SearchFolding.Rules, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "\"a\"*")]
    [InlineData("ab", "\"ab\"")]
    [InlineData("abcd", "\"ab bc cd\"")]
    public void AddPhrase_Word_IsThePairsOfIt(string word, string expected)
    {
        var tokens = new SearchTokens();

        tokens.AddPhrase(word);

        Assert.Equal(expected, tokens.ToString());
    }

    [Fact]
    public void AddText_EveryCharacter_HasATokenOfItsOwn()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new SearchTokens();
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            if (SearchFolding.Fold((char)unit) == unit && !char.IsWhiteSpace((char)unit))
            {
                tokens.Clear();
                tokens.AddText(((char)unit).ToString());
                string token = Convert.ToHexString(tokens.Written);
                Assert.True(seen.Add(token), $"U+{unit:X4} has the token of another.");
                Assert.All(tokens.Written[..^1].ToArray(), value => Assert.True(value >= 0x80 || char.IsAsciiLetterOrDigit((char)value)));
            }
        }
    }
}
