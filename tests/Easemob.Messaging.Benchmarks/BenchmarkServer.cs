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

    /// <summary>Runs inside the server's process until its input ends.</summary>
    public static async Task<int> ServeAsync(int messages)
    {
        await using EasemobEmulator emulator = await EasemobEmulator.StartAsync(new EmulatorOptions { AppKey = AppKey });
        emulator.Journal.IsRecording = false;
        emulator.Data.AddUser(User, Password);
        emulator.Data.AddUser(Peer, Password);
        emulator.Data.GenerateHistory(User, Peer, messages);
        Console.WriteLine(emulator.Address);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
