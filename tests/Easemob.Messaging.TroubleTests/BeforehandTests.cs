using System.Net.Sockets;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>Trouble before the request itself: in the sign-in or the discovery that a call begins with.</summary>
public sealed class BeforehandTests : IAsyncLifetime
{
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    private readonly string _directory = Directory.CreateTempSubdirectory("easemob-trouble-").FullName;

    public static TheoryData<string> SignInTroubles => ["500", "503", "reset", "no answer", "200 in HTML"];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(SignInTroubles))]
    public async Task Remove_SignInBeforeItFailed_WasCertainlyNotCarriedOut(string name)
    {
        Trouble trouble = Trouble.All[name];
        await using World world = await World.StartAsync(
            Operation.SignIn, trouble, trouble.IsSilent ? retry => retry.AttemptTimeout = TimeSpan.FromMilliseconds(300) : null);
        world.StrikeAlways();

        EasemobException failure = await Assert.ThrowsAnyAsync<EasemobException>(
            () => world.Client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1002"]));

        Assert.Equal(0, world.Emulator.Journal.Count(EmulatorOperation.RemoveByIds));
        Assert.Equal((false, 0), (failure.IsOutcomeUnknown, world.UnresolvedIntents));
    }

    [Fact]
    public async Task SignIn_NameHasNoAddress_IsNameNotResolved()
    {
        using SocketsHttpHandler handler = new();
        handler.ConnectCallback = (_, _) => throw new SocketException((int)SocketError.NoData);

        EasemobException failure = await FailAsync(handler);

        Assert.Equal(EasemobErrorCode.ServerAddressNotFound, failure.ErrorCode);
    }

    [Fact]
    public async Task SignIn_DiscoveredHostAnswersOddly_StaysWithinTheRetries()
    {
        await using World world = await World.StartAsync(Operation.Discovery, null);
        world.Emulator.Trouble.Always(EmulatorOperation.Token, Fault.Html(502));

        await world.FailAsync();
        await world.FailAsync();

        Assert.Equal(6, world.Emulator.Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task SignIn_EarlierOneHungAndWasCancelled_BeginsAnew()
    {
        await using World world = await World.StartAsync(Operation.SignIn, Trouble.All["no answer"]);
        world.StrikeOnce();
        using CancellationTokenSource canceling = new();
        Task<string> hung = world.CallAsync(canceling.Token);
        await world.ArrivalAsync();
        await canceling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hung);

        // An attempt may take ten seconds here.
        await world.CallAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Discovery_UnknownApplication_IsInvalidAppKeyAndFinal()
    {
        await using World world = await World.StartAsync(Operation.Discovery, null);
        world.Emulator.Trouble.Always(EmulatorOperation.Discovery, Fault.Status(404, "organization_application_not_found", "Could not find application"));

        EasemobException failure = await world.FailAsync();

        Assert.Equal((100, false, 1), (failure.ErrorCode.Value, failure.IsTransient, world.Tries));
    }

    private async Task<EasemobException> FailAsync(HttpMessageHandler handler)
    {
        EasemobOptions options = new()
        {
            AppKey = Server.AppKey,
            CacheDirectory = _directory,
            Endpoints = EasemobEndpoints.Fixed(Network.Address),
            HttpMessageHandler = handler,
            Retry = { MaxRetries = 0 },
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password(Server.User, Server.Password));
        return await Assert.ThrowsAnyAsync<EasemobException>(() => client.SignInAsync());
    }
}
