using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>A removal of 130 messages whose second request of three fails.</summary>
public class InterruptedRemovalTests : Scenario
{
    [Fact]
    public async Task RemoveMessages_SecondRequestRefused_ListsWhatBecameOfEach()
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.None);
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.Status(403));

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, ids);

        Assert.Equal(
            [[.. ids.Take(50)], [.. ids.Skip(50).Take(50)], [.. ids.Skip(100)]],
            (string[][])[[.. result.Removed], [.. result.Failed], [.. result.NotAttempted]]);
        Assert.Equal((false, 210), (result.IsComplete, ((EasemobException)result.Error!).ErrorCode.Value));
    }

    [Fact]
    public async Task RemoveMessages_FirstRequestRefused_ThrowsAndChangesNothing()
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.Status(403));

        await ThrowsAsync<EasemobServiceException>(() => chat.RemoveMessagesFromServerAsync(Bob, ids));

        Assert.Equal(1, Journal.Count(EmulatorOperation.RemoveByIds));
        Assert.Equal(ids, await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveMessages_SecondRequestRefused_LeavesNoIntent()
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.None);
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.Status(403));

        await chat.RemoveMessagesFromServerAsync(Bob, ids);

        Assert.Empty(await UnresolvedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveMessages_SecondAnswerLost_RemovesOnlyTheFirstBatchLocally(bool afterEffect)
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        LoseSecondAnswer(afterEffect);

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, ids);

        Assert.Equal((50, 50, 30), (result.Removed.Count, result.Failed.Count, result.NotAttempted.Count));
        Assert.Equal(ids.Skip(50), await chat.LoadIdsAsync(Bob));
    }

    [Theory]
    [InlineData(true, 30)]
    [InlineData(false, 80)]
    public async Task RemoveMessages_SecondAnswerLost_TheServerMayHaveDoneIt(bool afterEffect, int left)
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        LoseSecondAnswer(afterEffect);

        await chat.RemoveMessagesFromServerAsync(Bob, ids);

        Assert.Equal(left, Data.GetHistoryIds("alice", "bob").Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveMessages_RepeatedAfterALostAnswer_SettlesEverything(bool afterEffect)
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        LoseSecondAnswer(afterEffect);
        RemovalResult stopped = await chat.RemoveMessagesFromServerAsync(Bob, ids);
        Trouble.Clear();

        RemovalResult repeated = await chat.RemoveMessagesFromServerAsync(Bob, [.. stopped.Failed, .. stopped.NotAttempted]);

        Assert.True(repeated.IsComplete);
        Assert.Empty(await chat.LoadIdsAsync(Bob));
        Assert.Empty(Data.GetHistoryIds("alice", "bob"));
        Assert.Empty(await UnresolvedAsync());
    }

    [Fact]
    public async Task RemoveMessages_CancelledWhileTheServerIsSilent_LeavesTheIntentForTheNextStart()
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        ArrivalFault silence = new(Fault.NoAnswer);
        Trouble.Next(EmulatorOperation.RemoveByIds, silence);
        using CancellationTokenSource cancelling = new();
        Task<RemovalResult> removing = chat.RemoveMessagesFromServerAsync(Bob, ids.Take(5), cancelling.Token);
        await WithinGuardAsync(silence.Arrived);

        await cancelling.CancelAsync();
        await ThrowsAnyAsync<OperationCanceledException>(() => removing);

        RemoveMessagesIntent intent = Assert.IsType<RemoveMessagesIntent>(Assert.Single(await UnresolvedAsync()));
        Assert.Equal(ids.Take(5), intent.MessageIds);
        Assert.Equal(ids, await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveMessages_CancelledBetweenRequests_TellsWhatWasRemoved()
    {
        (ChatManager chat, IReadOnlyList<string> ids) = await FetchedAsync();
        ArrivalFault silence = new(Fault.NoAnswer);
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.None);
        Trouble.Next(EmulatorOperation.RemoveByIds, silence);
        using CancellationTokenSource cancelling = new();
        Task<RemovalResult> removing = chat.RemoveMessagesFromServerAsync(Bob, ids, cancelling.Token);
        await WithinGuardAsync(silence.Arrived);
        await cancelling.CancelAsync();

        RemovalResult result = await removing;

        Assert.Equal((50, 50, 30), (result.Removed.Count, result.Failed.Count, result.NotAttempted.Count));
        Assert.IsAssignableFrom<OperationCanceledException>(result.Error);
    }

    private async Task<(ChatManager Chat, IReadOnlyList<string> Ids)> FetchedAsync()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        ChatManager chat = await ChatAsync();
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);
        return (chat, ids);
    }

    private void LoseSecondAnswer(bool afterEffect)
    {
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.None);
        Trouble.Always(EmulatorOperation.RemoveByIds, afterEffect ? Fault.ConnectionReset.AfterEffect() : Fault.ConnectionReset);
    }

    // What a fresh start would find in the file.
    private async Task<IReadOnlyList<ServerIntent>> UnresolvedAsync() => await CacheDump.UnresolvedAsync((await OpenAsync()).CacheFilePath);
}
