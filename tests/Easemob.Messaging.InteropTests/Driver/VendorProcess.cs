using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>The Node process in which the vendor's clients live.</summary>
internal sealed class VendorProcess : IAsyncDisposable
{
    // Above the 15 seconds after which the client itself gives up; some of its calls never end.
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentDictionary<int, Action<VendorEvent>> _listeners = new();
    private readonly StringBuilder _errors = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Process _process;
    private readonly Task _reading;
    private long _lastId;

    private VendorProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    public static VendorProcess Start()
    {
        if (NodeTools.Missing is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        ProcessStartInfo start = new("node", ["client.js"])
        {
            WorkingDirectory = NodeTools.VendorFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        return new VendorProcess(Process.Start(start)!);
    }

    /// <summary>Says who is told of a client's events. Those before a call's answer have been told when the call returns.</summary>
    public void Listen(int client, Action<VendorEvent> listener) => _listeners[client] = listener;

    /// <summary>Makes a call and returns its result, undefined where the client's was.</summary>
    /// <exception cref="VendorException">The client rejected the call.</exception>
    public async Task<JsonElement> CallAsync(int client, string method, params object?[] args)
    {
        long id = Interlocked.Increment(ref _lastId);
        TaskCompletionSource<JsonElement> call = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;
        if (_reading.IsCompleted)
        {
            throw Ended();
        }

        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { id, client, method, args }));
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }

        JsonElement answer;
        try
        {
            answer = await call.Task.WaitAsync(HangGuard);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"The vendor's client never came back from {method}.", timeout);
        }

        if (answer.TryGetProperty("uncaught", out JsonElement uncaught))
        {
            throw new InvalidOperationException($"In the vendor's client, {method} threw where nobody can catch it: {uncaught}");
        }

        return answer.TryGetProperty("error", out JsonElement error) ? throw new VendorException(error)
            : answer.TryGetProperty("result", out JsonElement result) ? result
            : default;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(HangGuard);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement told = document.RootElement.Clone();
            if (told.TryGetProperty("event", out JsonElement name))
            {
                if (_listeners.TryGetValue(told.GetProperty("client").GetInt32(), out Action<VendorEvent>? listener))
                {
                    listener(new VendorEvent(name.GetString()!, told.TryGetProperty("value", out JsonElement value) ? value : default));
                }
            }
            else if (_calls.TryRemove(told.GetProperty("id").GetInt64(), out TaskCompletionSource<JsonElement>? call))
            {
                call.SetResult(told);
            }
        }

        foreach (TaskCompletionSource<JsonElement> call in _calls.Values)
        {
            call.TrySetException(Ended());
        }
    }

    private InvalidOperationException Ended() => new($"The vendor's client has ended. {_errors}");
}
