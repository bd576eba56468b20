using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>Trouble before the first byte, with nothing between the client and the machine's own network.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("easemob-trouble-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task SignIn_NoSuchHost_IsNameNotResolved()
    {
        EasemobConnectionException failure = await FailAsync(new Uri("https://no-such-host.invalid"));

        Assert.Equal(new Failure(typeof(EasemobConnectionException), 304, Again: true, Unknown: false, Tries: 0), Failure.Of(failure, 0));
    }

    [Fact]
    public async Task SignIn_PlainHttpBehindHttps_IsTlsRefused()
    {
        await using Emulator.EasemobEmulator emulator = await Server.StartAsync();

        EasemobConnectionException failure = await FailAsync(new Uri($"https://127.0.0.1:{emulator.Address.Port}"));

        Assert.Equal(new Failure(typeof(EasemobConnectionException), 300, Again: false, Unknown: false, Tries: 0), Failure.Of(failure, 0));
        Assert.Empty(emulator.Journal.Entries);
    }

    [Fact]
    public async Task SignIn_SelfSignedCertificate_IsTlsRefused()
    {
        await using Emulator.EasemobEmulator emulator = await Server.StartAsync();
        await using TlsFront front = TlsFront.Start(emulator.Address, TlsFront.Foreign);

        EasemobConnectionException failure = await FailAsync(new Uri($"https://127.0.0.1:{front.Port}"));

        Assert.Equal(new Failure(typeof(EasemobConnectionException), 300, Again: false, Unknown: false, Tries: 0), Failure.Of(failure, 0));
        Assert.Empty(emulator.Journal.Entries);
    }

    private async Task<EasemobConnectionException> FailAsync(Uri address)
    {
        EasemobOptions options = new()
        {
            AppKey = Server.AppKey,
            CacheDirectory = _directory,
            Endpoints = EasemobEndpoints.Fixed(address),
            Retry = { MaxRetries = 0 },
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password(Server.User, Server.Password));
        return await Assert.ThrowsAsync<EasemobConnectionException>(() => client.SignInAsync());
    }
}
