using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>Waiting, giving up, and being told to stop.</summary>
public class TimingTests : Scenario
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task ServerCall_TooManyCallsOnce_IsRepeated()
    {
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.History, Fault.RateLimited());

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([429, 200], Journal.Of(EmulatorOperation.History).Select(entry => entry.Status!.Value));
    }

    [Fact]
    public async Task ServerCall_TooManyCallsAlways_IsRateLimitException4()
    {
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, Fault.RateLimited());

        EasemobRateLimitException failure = await ThrowsAsync<EasemobRateLimitException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((4, null, 3), (failure.ErrorCode.Value, failure.RetryAfter, Journal.Count(EmulatorOperation.History)));
    }

    [Fact]
    public async Task ServerCall_ToldToWaitSeconds_WaitsThatLong()
    {
        HurriedClock clock = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8));
        ChatManager chat = await ChatAsync(configure: options => options.TimeProvider = clock);
        Trouble.Next(EmulatorOperation.History, Fault.RateLimited(TimeSpan.FromSeconds(7)));

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Waits);
    }

    [Fact]
    public async Task ServerCall_ToldToWaitUntil_WaitsUntilThen()
    {
        HurriedClock clock = new(TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(29));
        ChatManager chat = await ChatAsync(configure: options => options.TimeProvider = clock);
        Trouble.Next(EmulatorOperation.History, Fault.RateLimited(DateTimeOffset.UtcNow.AddSeconds(28)));

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.InRange(Assert.Single(clock.Waits), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(28));
    }

    [Fact]
    public async Task ServerCall_ToldToWaitLongerThanTheCallMayTake_SaysSoAtOnce()
    {
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, Fault.RateLimited(TimeSpan.FromHours(1)));

        EasemobRateLimitException failure = await ThrowsAsync<EasemobRateLimitException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((TimeSpan.FromHours(1), 1), (failure.RetryAfter, Journal.Count(EmulatorOperation.History)));
    }

    [Fact]
    public async Task ServerCall_NoAnswer_TimesOutAfterTheAttemptTimeout()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        (ChatManager chat, ArrivalFault silence) = await StruckAsync(clock, Fault.NoAnswer);
        Task<CursorPage<ChatMessage>> fetching = chat.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(silence.Arrived);
        clock.Advance(AttemptTimeout - TimeSpan.FromMilliseconds(1));
        bool early = fetching.IsCompleted;
        clock.Advance(TimeSpan.FromMilliseconds(1));

        EasemobTimeoutException failure = await ThrowsAsync<EasemobTimeoutException>(() => fetching);

        Assert.Equal((false, 301, true, AttemptTimeout), (early, failure.ErrorCode.Value, failure.IsTransient, failure.Timeout));
    }

    [Fact]
    public async Task ServerCall_NoAnswerOnce_IsRepeated()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync(configure: options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(1));
        await chat.GetConversationsFromServerAsync();
        Trouble.Next(EmulatorOperation.History, Fault.NoAnswer);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([id], page.Items.Ids());
    }

    [Fact]
    public async Task ServerCall_NeverAnswered_EndsWithTheCallTimeout()
    {
        ChatManager chat = await ChatAsync(configure: options =>
        {
            options.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            options.Retry.CallTimeout = TimeSpan.FromMilliseconds(500);
        });
        Trouble.Always(EmulatorOperation.Any, Fault.NoAnswer);

        EasemobTimeoutException failure = await ThrowsAsync<EasemobTimeoutException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal(TimeSpan.FromMilliseconds(500), failure.Timeout);
    }

    [Fact]
    public async Task ServerCall_SlowDripWithinTheTime_Works()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 50, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.History, Fault.Drip(TimeSpan.FromMilliseconds(1)));

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 50);

        Assert.Equal(ids, page.Items.Ids());
    }

    [Fact]
    public async Task ServerCall_SlowDripBeyondTheTime_TimesOut()
    {
        Data.GenerateHistory("alice", "bob", 50);
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        (ChatManager chat, ArrivalFault drip) = await StruckAsync(clock, Fault.Drip(TimeSpan.FromSeconds(1)));
        Task fetching = chat.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(drip.Arrived);
        clock.Advance(AttemptTimeout);

        EasemobTimeoutException failure = await ThrowsAsync<EasemobTimeoutException>(() => fetching);

        Assert.Equal(301, failure.ErrorCode.Value);
    }

    [Fact]
    public async Task ServerCall_CancelledBefore_SendsNothing()
    {
        ChatManager chat = await ChatAsync();

        await ThrowsAnyAsync<OperationCanceledException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob, cancellationToken: new CancellationToken(canceled: true)));
        await ThrowsAnyAsync<OperationCanceledException>(
            () => chat.RemoveMessagesFromServerAsync(Bob, ["1"], new CancellationToken(canceled: true)));
        await ThrowsAnyAsync<OperationCanceledException>(
            () => chat.LoadMessagesAsync(Bob, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(Journal.Entries);
    }

    [Fact]
    public async Task ServerCall_CancelledDuring_EndsWithTheCallersTokenAndLeavesTheCache()
    {
        Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        ArrivalFault silence = new(Fault.NoAnswer);
        Trouble.Next(EmulatorOperation.History, silence);
        using CancellationTokenSource cancelling = new();
        Task fetching = client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob, cancellationToken: cancelling.Token);
        await WithinGuardAsync(silence.Arrived);
        await cancelling.CancelAsync();

        OperationCanceledException canceled = await ThrowsAnyAsync<OperationCanceledException>(() => fetching);

        Assert.Equal(cancelling.Token, canceled.CancellationToken);
        Assert.Empty(CacheDump.Rows(client));
    }

    [Fact]
    public async Task FetchHistory_CancelledOnceTheServerHasAnswered_KeepsThePageAllTheSame()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        using CancellationTokenSource cancelling = new();
        CancelOnceAnswered(cancelling, "FetchHistory");

        await chat.FetchHistoryMessagesFromServerAsync(Bob, cancellationToken: cancelling.Token);

        Assert.True(cancelling.IsCancellationRequested);
        Assert.Equal([id], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveMessages_CancelledOnceTheServerHasAnswered_AreGoneLocallyAllTheSame()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        using CancellationTokenSource cancelling = new();
        CancelOnceAnswered(cancelling, "RemoveMessages");

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, [id], cancelling.Token);

        Assert.Equal((true, true), (cancelling.IsCancellationRequested, result.IsComplete));
        Assert.Empty(await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Dispose_WhileACallIsUnderWay_EndsTheCall()
    {
        EasemobClient client = await OpenAsync();
        ArrivalFault silence = new(Fault.NoAnswer);
        Trouble.Next(EmulatorOperation.History, silence);
        Task fetching = client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(silence.Arrived);

        await client.DisposeAsync();

        await ThrowsAnyAsync<Exception>(() => fetching);
    }

    [Fact]
    public async Task ServerCall_AfterDispose_IsObjectDisposed()
    {
        EasemobClient client = await OpenAsync();
        await client.DisposeAsync();
        await client.DisposeAsync();

        await ThrowsAnyAsync<ObjectDisposedException>(() => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob));
        await ThrowsAnyAsync<ObjectDisposedException>(() => client.ChatManager.LoadMessagesAsync(Bob));
        await ThrowsAnyAsync<ObjectDisposedException>(() => client.SignInAsync());

        Assert.Empty(Journal.Entries);
    }

    // The answer has been read when this line is logged, and nothing has been written yet.
    private void CancelOnceAnswered(CancellationTokenSource cancelling, string operation) => Log.Written += line =>
    {
        if (line.Event == "RequestFinished" && line.Text.StartsWith(operation, StringComparison.Ordinal))
        {
            cancelling.Cancel();
        }
    };

    // A client that is signed in and does not repeat, and what strikes its next fetch.
    private async Task<(ChatManager Chat, ArrivalFault Fault)> StruckAsync(TimeProvider clock, Fault fault)
    {
        EasemobClient client = await OpenAsync(configure: options =>
        {
            options.TimeProvider = clock;
            options.Retry.MaxRetries = 0;
        });
        await client.SignInAsync();
        ArrivalFault arrival = new(fault);
        Trouble.Next(EmulatorOperation.History, arrival);
        return (client.ChatManager, arrival);
    }
}
