using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Easemob.Messaging.Emulator;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>
/// A test's own world: an emulator with an app key and users of its own, an empty cache directory, and clients against them. When the
/// test ends, it fails too if a client logged an error, or if a password or token got into a log line or an exception.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The test runner calls DisposeAsync of IAsyncLifetime.")]
public abstract class Scenario : IAsyncLifetime
{
    private protected const string Password = "password-canary-7f3e";
    private protected const string GroupId = "244000000000001";
    private protected const string RoomId = "266000000000001";
    private protected const string ThreadId = "255000000000001";

    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);
    private static int _started;

    private readonly List<EasemobClient> _clients = [];
    private readonly List<string> _exceptions = [];
    private readonly string _appKey = $"scenario-{Interlocked.Increment(ref _started)}#tests";
    private EasemobEmulator? _emulator;
    private Socket? _heldPort;

    private protected static ConversationKey Alice { get; } = ConversationKey.Chat("alice");

    private protected static ConversationKey Bob { get; } = ConversationKey.Chat("bob");

    private protected static ConversationKey Carol { get; } = ConversationKey.Chat("carol");

    private protected static ConversationKey Group { get; } = ConversationKey.Group(GroupId);

    private protected static ConversationKey Room { get; } = ConversationKey.ChatRoom(RoomId);

    private protected static ConversationKey Thread { get; } = ConversationKey.Thread(ThreadId);

    private protected string CacheDirectory { get; } = Path.Combine(Path.GetTempPath(), $"easemob-scenario-{Guid.NewGuid():N}");

    private protected CollectedLog Log { get; } = new();

    private protected virtual TimeProvider ServerClock => TimeProvider.System;

    private protected EasemobEmulator Emulator => _emulator ?? throw new InvalidOperationException("The scenario has not begun.");

    private protected EmulatorData Data => Emulator.Data;

    private protected RequestJournal Journal => Emulator.Journal;

    private protected TroubleScript Trouble => Emulator.Trouble;

    public virtual async Task InitializeAsync()
    {
        Directory.CreateDirectory(CacheDirectory);
        _emulator = await StartEmulatorAsync();
    }

    public virtual async Task DisposeAsync()
    {
        foreach (EasemobClient client in _clients)
        {
            await client.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        _heldPort?.Dispose();
        Directory.Delete(CacheDirectory, recursive: true);
        Assert.DoesNotContain(Log.Lines, line => line.Level >= LogLevel.Error);
        AssertNoSecretSpoken();
    }

    private async Task<EasemobEmulator> StartEmulatorAsync(int port = 0)
    {
        EasemobEmulator emulator = await EasemobEmulator.StartAsync(
            new EmulatorOptions { AppKey = _appKey, Port = port, TimeProvider = ServerClock });
        foreach (string user in (string[])["alice", "bob", "carol"])
        {
            emulator.Data.AddUser(user, Password);
        }

        emulator.Data.AddGroup(GroupId, "alice", "bob", "carol");
        emulator.Data.AddRoom(RoomId, "alice", "bob", "carol");
        emulator.Data.AddThread(ThreadId, GroupId);
        return emulator;
    }

    /// <summary>Ends the scenario's emulator, for tests about a server that is not there: its port is held, and nobody listens.</summary>
    private protected async Task StopEmulatorAsync()
    {
        await Emulator.DisposeAsync();
        _heldPort = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _heldPort.Bind(new IPEndPoint(IPAddress.Loopback, Emulator.Address.Port));
    }

    /// <summary>Starts another emulator on the port of the one that was stopped.</summary>
    private protected async Task RestartEmulatorAsync()
    {
        _heldPort?.Dispose();
        _emulator = await StartEmulatorAsync(Emulator.Address.Port);
    }

    private protected async Task<EasemobClient> OpenAsync(
        string user = "alice", Action<EasemobOptions>? configure = null, EasemobCredential? credential = null)
    {
        EasemobOptions options = Options();
        configure?.Invoke(options);
        EasemobClient client = await EasemobClient.OpenAsync(options, credential ?? EasemobCredential.Password(user, Password));
        _clients.Add(client);
        return client;
    }

    private protected async Task<ChatManager> ChatAsync(string user = "alice", Action<EasemobOptions>? configure = null) =>
        (await OpenAsync(user, configure)).ChatManager;

    private protected EasemobOptions Options() => new()
    {
        AppKey = _appKey,
        Endpoints = EasemobEndpoints.Fixed(Emulator.Address),
        CacheDirectory = CacheDirectory,
        LoggerFactory = Log,
        Retry = { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
    };

    /// <summary>Expects an exception, and keeps its text for the search for secrets.</summary>
    private protected async Task<TException> ThrowsAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        TException exception = await ThrowsAnyAsync<TException>(call);
        Assert.IsType<TException>(exception);
        return exception;
    }

    /// <summary>Expects an exception or one derived from it, and keeps its text for the search for secrets.</summary>
    private protected async Task<TException> ThrowsAnyAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        TException exception = await Assert.ThrowsAnyAsync<TException>(() => WithinGuardAsync(call()));
        _exceptions.Add(exception.ToString());
        return exception;
    }

    /// <summary>Waits for what may hang where there is a mistake.</summary>
    private protected static Task WithinGuardAsync(Task task) => task.WaitAsync(HangGuard);

    private void AssertNoSecretSpoken()
    {
        string[] tokens = [.. Journal.Entries
            .Select(entry => entry.Headers.GetValueOrDefault("Authorization"))
            .OfType<string>()
            .Select(header => header["Bearer ".Length..])
            .Distinct()];
        string[] spoken = [.. Log.Lines.Select(line => line.Text), .. _exceptions];
        Assert.DoesNotContain(spoken, text => tokens.Append(Password).Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }
}
