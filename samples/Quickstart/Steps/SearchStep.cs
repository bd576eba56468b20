using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>Finds words in what the cache holds. There is no network in it.</summary>
internal static class SearchStep
{
    private const string Word = "缓存";
    private const int MaxHits = 5;

    public static async Task RunAsync(ChatManager chat, CancellationToken cancellationToken)
    {
        Screen.Step("Search the cache");
        Screen.Call(
            "loadMessagesWithKeyword",
            $"await foreach (SearchHit hit in chat.Search.SearchMessages(new MessageSearch {{ Text = \"{Word}\" }}))");
        var search = new MessageSearch { Text = Word };
        IReadOnlyList<ConversationHits> found = await chat.Search.SearchByConversationAsync(search, cancellationToken);
        if (found.Count == 0)
        {
            Screen.Result("No message has it.");
            return;
        }

        List<SearchHit> hits = await chat.Search.SearchMessages(search).Take(MaxHits).ToListAsync(cancellationToken);
        Screen.Show(Tables.Messages([.. hits.Select(hit => hit.Message).Reverse()]));
        ConversationHits newest = found[0];
        Screen.Result(
            $"The newest; {found.Sum(one => one.Count):N0} messages have it, {newest.Count:N0} of them in {ConversationNames.Format(newest.Conversation)}.");
    }
}
