using System.Diagnostics;
using System.Globalization;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The emulator in a process of its own, so that what it allocates and computes is not counted.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    public const string Command = "serve";
    public const string AppKey = "bench#mark";
    public const string User = "alice";
    public const string Peer = "bob";
    public const string Password = "secret";

    private readonly Process _process;

    private BenchmarkServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the server with a conversation between alice and bob.</summary>
    public static async Task<BenchmarkServer> StartAsync(int messages)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(BenchmarkServer).Assembly.Location, Command, messages.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        string address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended at once.");
        return new BenchmarkServer(process, new Uri(address));
    }

    /// <summary>Registers a user.</summary>
    public Task AddUserAsync(string user) => AskAsync($"add {user}");

    /// <summary>
    /// Has the server send messages to a user, each with the time of its sending, in milliseconds since 1970, for a text. Ends when the last
    /// one is on its way.
    /// </summary>
    /// <param name="user">The receiver.</param>
    /// <param name="messages">How many.</param>
    /// <param name="perSecond">How many a second; 0 for as fast as possible.</param>
    public Task SendAsync(string user, int messages, int perSecond) => AskAsync($"send {user} {messages} {perSecond}");

    /// <summary>Runs inside the server's process until its input ends.</summary>
    public static async Task<int> ServeAsync(int messages)
    {
        await using EasemobEmulator emulator = await EasemobEmulator.StartAsync(new EmulatorOptions { AppKey = AppKey });
        emulator.Journal.IsRecording = false;
        emulator.FrameJournal.IsRecording = false;
        emulator.Data.AddUser(User, Password);
        emulator.Data.AddUser(Peer, Password);
        emulator.Data.GenerateHistory(User, Peer, messages);
        Console.WriteLine(emulator.Address);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await ObeyAsync(emulator.Data, line.Split(' '));
            Console.WriteLine("done");
        }

        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Task ObeyAsync(EmulatorData data, string[] words)
    {
        switch (words)
        {
            case ["add", string user]:
                data.AddUser(user, Password);
                return Task.CompletedTask;
            case ["send", string user, string messages, string perSecond]:
                return SendAsync(data, user, Number(messages), Number(perSecond));
            default:
                throw new ArgumentException($"What is '{string.Join(' ', words)}'?");
        }
    }

    private static async Task SendAsync(EmulatorData data, string user, int messages, int perSecond)
    {
        long startedAt = Stopwatch.GetTimestamp();
        for (int sent = 0; sent < messages; sent++)
        {
            if (perSecond > 0 && TimeSpan.FromSeconds((double)sent / perSecond) - Stopwatch.GetElapsedTime(startedAt) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            data.Send(Peer, user, LiveClock.Now.ToString("F3", CultureInfo.InvariantCulture));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        string? answer = await _process.StandardOutput.ReadLineAsync();
        if (answer != "done")
        {
            throw new InvalidOperationException($"The server ended at '{command}'.");
        }
    }
}
