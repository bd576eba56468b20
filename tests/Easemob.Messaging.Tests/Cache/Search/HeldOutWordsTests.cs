using System.Text.Json;
using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>Texts and words as people write them in Chinese, Japanese, Korean and English, with what is to be found by each word.</summary>
public sealed class HeldOutWordsTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly HeldOut Set = JsonSerializer.Deserialize<HeldOut>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cache", "Search", "HeldOut", "words.json")), Json)!;

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(int.MaxValue)]
    public async Task Search_EveryWord_FindsExactlyWhatIsWrittenDown(int indexed)
    {
        await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
        await cache.Messages.SaveMessagesAsync([.. Set.Texts.Take(indexed).Select(text => TestEvents.Text(text.Id, text.Text))]);
        await cache.IndexAsync();
        await cache.Messages.SaveMessagesAsync([.. Set.Texts.Skip(indexed).Select(text => TestEvents.Text(text.Id, text.Text))]);

        Assert.True(Set.Texts.Length >= 40 && Set.Words.Length >= 60);
        foreach ((string word, ulong[] ids) in Set.Words)
        {
            CursorPage<SearchHit> found = await cache.Search.SearchAsync(
                new MessageSearch { Text = word, Direction = SearchDirection.Down }, null, 400);
            Assert.Equal($"{word}: {string.Join(' ', ids)}", $"{word}: {string.Join(' ', found.Items.Select(hit => hit.Message.MessageId))}");
        }
    }

    private sealed record HeldOut(WrittenText[] Texts, WrittenWord[] Words);

    private sealed record WrittenText(ulong Id, string Text);

    private sealed record WrittenWord(string Text, ulong[] Ids);
}
