using Easemob.Messaging;
using Quickstart.Output;
using Spectre.Console;

namespace Quickstart.Steps;

/// <summary>Removes some of alice's messages with bob, and looks from both sides what is left.</summary>
internal sealed class RemovalDemo(EasemobClient alice, EasemobClient bob)
{
    private static readonly ConversationKey WithAlice = ConversationKey.Chat("alice");
    private static readonly ConversationKey WithBob = ConversationKey.Chat("bob");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Screen.Step("3 One-way removal");
        await ByIdsAsync(cancellationToken);
        await ByTimeAsync(cancellationToken);
    }

    private async Task ByIdsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatMessage> newest = await alice.ChatManager.LoadMessagesAsync(
            WithBob, count: 3, cancellationToken: cancellationToken);

        await RemovalStep.ByIdsAsync(alice.ChatManager, WithBob, [.. newest.Select(message => message.MessageId)], cancellationToken);

        string[] onServer = await NewestAsync(Lookup.OnServer(alice.ChatManager, WithBob), cancellationToken);
        string[] inCache = await NewestAsync(Lookup.InCache(alice.ChatManager, WithBob, cancellationToken), cancellationToken);
        string[] onBobs = await NewestAsync(Lookup.OnServer(bob.ChatManager, WithAlice), cancellationToken);
        Table table = Tables.Create("alice, server", "alice, cache", "bob, server", "Message");
        foreach (ChatMessage message in newest)
        {
            Tables.AddRow(
                table, Seen(onServer, message), Seen(inCache, message), Seen(onBobs, message), Previews.Of(message));
        }

        Screen.Show(table);
    }

    private async Task ByTimeAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = DateTime.Today.AddDays(-7);
        int[] found = await CountAsync(before, cancellationToken);

        await RemovalStep.BeforeAsync(alice.ChatManager, WithBob, before, cancellationToken);

        int[] left = await CountAsync(before, cancellationToken);
        Table table = Tables.Create($"Older than {Tables.FormatTime(before)}", "alice, server", "alice, cache", "bob, server");
        Tables.AddRow(table, ["before the removal", .. found.Select(count => count.ToString("N0"))]);
        Tables.AddRow(table, ["after it", .. left.Select(count => count.ToString("N0"))]);
        Screen.Show(table);
    }

    private async Task<int[]> CountAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
    [
        await Lookup.OnServer(alice.ChatManager, WithBob, before).CountAsync(cancellationToken),
        await Lookup.InCache(alice.ChatManager, WithBob, cancellationToken)
            .CountAsync(message => message.SentAt < before, cancellationToken),
        await Lookup.OnServer(bob.ChatManager, WithAlice, before).CountAsync(cancellationToken),
    ];

    private static ValueTask<string[]> NewestAsync(IAsyncEnumerable<ChatMessage> messages, CancellationToken cancellationToken) =>
        messages.Take(10).Select(message => message.MessageId).ToArrayAsync(cancellationToken);

    private static string Seen(string[] ids, ChatMessage message) => ids.Contains(message.MessageId) ? "there" : "gone";
}
