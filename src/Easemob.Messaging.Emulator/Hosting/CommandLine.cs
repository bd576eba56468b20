using System.Globalization;
using System.Runtime.InteropServices;

namespace Easemob.Messaging.Emulator.Hosting;

/// <summary>The emulator as a program in a shell.</summary>
internal static class CommandLine
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int BadArguments = 2;

    private const string Help = """
        A local Easemob server, in memory.

          --port N         the port to listen on; 0, the default, takes any free one
          --host ADDRESS   the address to listen on; 127.0.0.1, the default, is reachable from this machine only
          --app-key KEY    the app key, org#app; by default the seed's, or demo#easemob
          --seed SEED      the data to start with: demo, or the path of a JSON seed file; none by default
          --help           this text

        It prints "listening on http://ADDRESS:PORT" once it answers, and stops on Ctrl+C.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Help);
            return Ok;
        }

        EmulatorOptions options;
        try
        {
            options = Parse(args);
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\nTry --help.");
            return BadArguments;
        }

        return await ServeAsync(options);
    }

    private static async Task<int> ServeAsync(EmulatorOptions options)
    {
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using EasemobEmulator emulator = await EasemobEmulator.StartAsync(options);
            if (!emulator.Address.IsLoopback)
            {
                await Console.Error.WriteLineAsync("warning: other machines can reach this emulator, and it protects nothing");
            }

            Console.WriteLine($"listening on {emulator.Address.GetLeftPart(UriPartial.Authority)}");
            await stop.Task;
            return Ok;
        }
        catch (ArgumentException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\nTry --help.");
            return BadArguments;
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static EmulatorOptions Parse(string[] args)
    {
        EmulatorOptions options = new();
        for (int index = 0; index < args.Length; index += 2)
        {
            string name = args[index];
            string value = args.ElementAtOrDefault(index + 1)
                ?? throw new ArgumentException($"{name} needs a value, or is not known.");
            switch (name)
            {
                case "--port":
                    options.Port = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
                        ? port
                        : throw new ArgumentException($"A port is a number from 0 to 65535; '{value}' is not.");
                    break;
                case "--host":
                    options.Host = value;
                    break;
                case "--app-key":
                    options.AppKey = value;
                    break;
                case "--seed":
                    options.Seed = value == "demo" ? EmulatorSeed.Demo : EmulatorSeed.FromFile(value);
                    break;
                default:
                    throw new ArgumentException($"{name} is not known.");
            }
        }

        return options;
    }
}
