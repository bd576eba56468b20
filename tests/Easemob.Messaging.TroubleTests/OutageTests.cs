using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>What a client adds to the load of a service that is down altogether, and how it comes back.</summary>
public class OutageTests
{
    private const int Calls = 100;

    // Each call and a fifth of a retry, and the ten retries that a client has to begin with.
    private const int MostRequests = Calls + (Calls / 5) + 10;

    public static TheoryData<string> Outages => ["429", "503", "502 in HTML", "reset", "half-closed", "truncated", "name not resolved", "connection refused"];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Outage_ManyCalls_AmplifiesByAFifthAtMostAndEndsWithIt(string name)
    {
        await using World world = await World.StartAsync(Operation.RemoveByIds, Trouble.All[name]);
        string[] rows = world.CacheRows;
        world.StrikeAlways();

        for (int call = 0; call < Calls; call++)
        {
            await world.FailAsync();
        }

        Assert.InRange(world.Tries, Calls + 10, MostRequests);
        Assert.Equal(rows, world.CacheRows);
        await AssertConvergesAsync(world, Operation.RemoveByIds);
    }

    [Fact]
    public async Task Outage_ManyCallsAtOnce_AmplifiesByAFifthAtMost()
    {
        await using World world = await World.StartAsync(Operation.History, Trouble.All["503"]);
        world.StrikeAlways();

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => world.FailAsync()));

        Assert.InRange(world.Tries, Calls, MostRequests);
        await AssertConvergesAsync(world, Operation.History);
    }

    [Fact]
    public async Task Outage_ClientHadNoTokenYet_AsksForOneOnceACall()
    {
        await using World world = await World.StartAsync(Operation.SignIn, Trouble.All["503"]);
        world.StrikeAlways();

        for (int call = 0; call < Calls; call++)
        {
            await Assert.ThrowsAsync<EasemobServiceException>(() => world.Client.ChatManager.GetConversationsFromServerAsync());
        }

        Assert.InRange(world.Tries, Calls, MostRequests);
        Assert.Equal(0, world.Emulator.Journal.Count(EmulatorOperation.ConversationList));
    }

    [Theory]
    [InlineData("503")]
    [InlineData("502 in HTML")]
    [InlineData("reset")]
    public async Task Outage_OfServiceAndDiscovery_AmplifiesEitherByAFifthAtMost(string name)
    {
        await using World world = await World.StartAsync(Operation.Discovery, Trouble.All[name]);
        await world.CallAsync();
        world.Emulator.Journal.Clear();
        world.Emulator.Trouble.Always(EmulatorOperation.Any, Trouble.All[name].MakeFault!()); // It is one of the emulator's

        for (int call = 0; call < Calls; call++)
        {
            await Assert.ThrowsAnyAsync<EasemobException>(() => world.Client.ChatManager.GetConversationsFromServerAsync());
        }

        Assert.InRange(world.Emulator.Journal.Count(EmulatorOperation.ConversationList), Calls, MostRequests);
        Assert.InRange(world.Emulator.Journal.Count(EmulatorOperation.Discovery), 0, MostRequests);

        world.Repair();
        Assert.Equal(Operation.List.Answer, await Operation.List.RunAsync(world.Client, CancellationToken.None));
    }

    [Fact]
    public async Task Outage_AfterEnoughCallsThatSucceed_RetriesAreAffordableAgain()
    {
        await using World world = await World.StartAsync(Operation.History, Trouble.All["503"]);
        world.StrikeAlways();
        for (int call = 0; call < 20; call++)
        {
            await world.FailAsync();
        }

        world.Repair();
        for (int call = 0; call < 10; call++)
        {
            await world.CallAsync();
        }

        world.Emulator.Trouble.Next(EmulatorOperation.History, Fault.Status(503));
        Assert.Equal(Operation.History.Answer, await world.CallAsync());
    }

    private static async Task AssertConvergesAsync(World world, Operation operation)
    {
        world.Repair();
        Assert.Equal(operation.Answer, await world.CallAsync());
        Assert.Equal(operation.Done, await world.LookAsync());
        Assert.Equal(0, world.UnresolvedIntents);
    }
}
