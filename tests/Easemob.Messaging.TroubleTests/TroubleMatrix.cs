using System.Collections.Concurrent;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>One row of the matrix: an operation in every kind of trouble.</summary>
public abstract class TroubleMatrix
{
    /// <summary>What the cache holds after each operation without any trouble.</summary>
    private static readonly ConcurrentDictionary<Operation, Lazy<Task<string[]>>> Untroubled = new();

    private readonly Operation _operation;

    private protected TroubleMatrix(Operation operation) => _operation = operation;

    public static TheoryData<string> Troubles => [.. Trouble.All.Keys];

    /// <summary>Gets the troubles in which a call waits long enough to be cancelled.</summary>
    public static TheoryData<string> LongTroubles =>
        [.. Trouble.All.Values.Where(trouble => trouble.Failure.IsRepeated).Select(trouble => trouble.Name)];

    public static TheoryData<string> SilentTroubles => [.. Trouble.All.Values.Where(trouble => trouble.IsSilent).Select(trouble => trouble.Name)];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Call_TroubleLasts_FailsAsDocumentedAndConvergesAfterwards(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(_operation, trouble, trouble.IsSilent ? Impatient : null);
        string[] rows = world.CacheRows;
        world.StrikeAlways();

        EasemobException failure = await world.FailAsync();

        Assert.Equal(_operation.FailureOf(trouble), Failure.Of(failure, world.Tries));
        Assert.Equal(rows, world.CacheRows);
        Assert.Equal(_operation.WritesIntent && failure.IsOutcomeUnknown ? 1 : 0, world.UnresolvedIntents);

        // The same client goes on as if nothing had been.
        world.Repair();
        Assert.Equal(_operation.Answer, await world.CallAsync());
        await AssertDoneOnceAsync(world);
    }

    [Theory]
    [MemberData(nameof(SilentTroubles))]
    public async Task Call_SilenceLastsLongerThanTheCallMay_IsTimeoutOfTheCall(string name)
    {
        await using World world = await World.StartAsync(_operation, Trouble.All[name], retry =>
        {
            retry.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            retry.CallTimeout = TimeSpan.FromMilliseconds(400);
        });
        string[] rows = world.CacheRows;
        world.StrikeAlways();

        EasemobTimeoutException failure = Assert.IsType<EasemobTimeoutException>(await world.FailAsync());

        Assert.Equal((301, true, TimeSpan.FromMilliseconds(400)), (failure.ErrorCode.Value, failure.IsTransient, failure.Timeout));
        Assert.InRange(world.Tries, 0, 3);
        Assert.Equal(rows, world.CacheRows);
        Assert.Equal(_operation.WritesIntent ? 1 : 0, world.UnresolvedIntents);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Call_TroubleStrikesOnce_ConvergesOrFailsOnce(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(_operation, trouble, trouble.IsSilent ? Impatient : null);
        world.StrikeOnce();
        if (!_operation.FailureOf(trouble).IsRepeated)
        {
            await world.FailAsync();
        }

        string answer = await world.CallAsync();

        Assert.Equal(_operation.Answer, answer);
        await AssertDoneOnceAsync(world);

        // A busy machine may take a request that was not struck for a silent one too.
        Assert.InRange(world.Requests.Count, trouble.MakeFault is null ? 1 : 2, trouble.IsSilent ? 3 : trouble.MakeFault is null ? 1 : 2);
    }

    [Theory]
    [MemberData(nameof(LongTroubles))]
    public async Task Call_CancelledInTrouble_IsCancelledAtOnce(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(_operation, trouble, Patient);
        using CancellationTokenSource canceling = new();
        string[] rows = world.CacheRows;
        world.StrikeAlways();
        Task<string> call = world.CallAsync(canceling.Token);
        await (trouble.IsSilent ? world.ArrivalAsync() : world.Log.Retrying.WaitAsync(HangGuard));

        await canceling.CancelAsync();
        OperationCanceledException failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(HangGuard));

        Assert.Equal(canceling.Token, failure.CancellationToken);
        Assert.Equal(rows, world.CacheRows);
    }

    private protected static TimeSpan HangGuard { get; } = TimeSpan.FromSeconds(20);

    private protected static void Impatient(EasemobRetryOptions retry) => retry.AttemptTimeout = TimeSpan.FromMilliseconds(500);

    private protected async Task AssertDoneOnceAsync(World world)
    {
        Assert.Equal(_operation.Done, await world.LookAsync());
        Assert.Equal(await Untroubled.GetOrAdd(_operation, operation => new(() => RunUntroubledAsync(operation))).Value, world.CacheRows);
        Assert.Equal(0, world.UnresolvedIntents);
        Assert.Single(world.Requests.Select(request => $"{request.Method} {request.Path} {(_operation.Changes ? request.Query + request.Body : "")}").Distinct());
    }

    private static void Patient(EasemobRetryOptions retry)
    {
        retry.BaseDelay = retry.MaxDelay = TimeSpan.FromMinutes(1);
        retry.AttemptTimeout = TimeSpan.FromMinutes(2);
        retry.CallTimeout = TimeSpan.FromMinutes(5);
    }

    private static async Task<string[]> RunUntroubledAsync(Operation operation)
    {
        await using World world = await World.StartAsync(operation, null);
        await world.CallAsync();
        return world.CacheRows;
    }
}
