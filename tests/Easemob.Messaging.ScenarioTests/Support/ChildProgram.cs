using System.Diagnostics;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>A program beside the tests, run with the same runtime, its streams in the test's hands.</summary>
internal sealed class ChildProgram : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts an assembly of the test's own directory.</summary>
    public static ChildProgram Start(string assembly, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProgram(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."));
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(HangGuard)
        ?? throw new InvalidOperationException($"The program has ended: {await _errors}");

    public async Task<string> ReadToEndAsync() => await _process.StandardOutput.ReadToEndAsync().WaitAsync(HangGuard);

    public async Task<string> ReadErrorsAsync() => await _errors.WaitAsync(HangGuard);

    public Task WriteLineAsync() => _process.StandardInput.WriteLineAsync();

    /// <summary>Sends a signal, by the shell's own command: not every machine has a program for it.</summary>
    public async Task SignalAsync(string name)
    {
        using Process shell = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        await shell.WaitForExitAsync().WaitAsync(HangGuard);
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(HangGuard);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(HangGuard);
        }

        _process.Dispose();
    }
}
