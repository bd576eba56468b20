using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>One row of the matrix whose operation changes something: trouble that loses the answer after the effect.</summary>
public abstract class ChangeMatrix : TroubleMatrix
{
    private readonly Operation _operation;

    private protected ChangeMatrix(Operation operation)
        : base(operation) => _operation = operation;

    public static TheoryData<string> Losses =>
        [.. Trouble.All.Values.Where(trouble => trouble is { MakeFault: not null, Failure.Unknown: true }).Select(trouble => trouble.Name)];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Change_AnswerLostOnce_ConvergesWithoutASecondEffect(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(_operation, trouble, trouble.IsSilent ? Impatient : null);
        world.Emulator.Trouble.Next(_operation.Request, trouble.MakeFault!().AfterEffect()); // Losses have a fault
        if (!trouble.Failure.IsRepeated)
        {
            EasemobException failure = await world.FailAsync();
            Assert.True(failure.IsOutcomeUnknown);
            Assert.Equal(_operation.WritesIntent ? 1 : 0, world.UnresolvedIntents);
        }

        string answer = await world.CallAsync();

        Assert.Equal(_operation.Answer, answer);
        await AssertDoneOnceAsync(world);
        Assert.InRange(world.Requests.Count, 2, trouble.IsSilent ? 3 : 2);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Change_AnswerLostAlways_IsUnknownAndSettledByTheNextCall(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(_operation, trouble, trouble.IsSilent ? Impatient : null);
        string[] rows = world.CacheRows;
        world.Emulator.Trouble.Always(_operation.Request, trouble.MakeFault!().AfterEffect()); // Losses have a fault

        EasemobException failure = await world.FailAsync();

        Assert.Equal(trouble.Failure, Failure.Of(failure, world.Tries));
        Assert.Equal(rows, world.CacheRows);
        Assert.Equal(_operation.WritesIntent ? 1 : 0, world.UnresolvedIntents);
        WorldState state = await world.LookAsync();
        Assert.Equal((_operation.Done.Listed, _operation.Done.History), (state.Listed, state.History));

        world.Repair();
        await world.CallAsync();
        await AssertDoneOnceAsync(world);
    }

    [Fact]
    public async Task Change_RefusedAfterAnAttemptThatWasLost_IsStillUnknown()
    {
        await using World world = await World.StartAsync(_operation, null);
        world.Emulator.Trouble.Next(_operation.Request, Fault.ConnectionReset.AfterEffect());
        world.Emulator.Trouble.Next(_operation.Request, Fault.Status(403, "forbidden_op", "no"));

        EasemobException failure = await world.FailAsync();

        Assert.Equal(new Failure(typeof(EasemobServiceException), 210, Again: false, Unknown: true, Tries: 2), Failure.Of(failure, world.Tries));
        Assert.Equal(_operation.WritesIntent ? 1 : 0, world.UnresolvedIntents);
    }

    [Fact]
    public async Task Change_RefusedOutright_LeavesNoIntent()
    {
        await using World world = await World.StartAsync(_operation, null);
        string[] rows = world.CacheRows;
        world.Emulator.Trouble.Next(_operation.Request, Fault.Status(403, "forbidden_op", "no"));

        EasemobException failure = await world.FailAsync();

        Assert.Equal(new Failure(typeof(EasemobServiceException), 210, Again: false, Unknown: false, Tries: 1), Failure.Of(failure, world.Tries));
        Assert.Equal(0, world.UnresolvedIntents);
        Assert.Equal(rows, world.CacheRows);
    }
}
