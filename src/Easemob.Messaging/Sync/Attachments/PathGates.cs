namespace Easemob.Messaging.Sync;

/// <summary>Lets one download at a time have a path: who comes second finds the file.</summary>
internal sealed class PathGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for the path; disposing gives it back.</summary>
    public async Task<IDisposable> EnterAsync(string path, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(path, out Gate? known))
            {
                _gates.Add(path, known = new Gate(this, path));
            }

            gate = known;
            gate.Users++;
        }

        try
        {
            await gate.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Leave(gate);
        }
        catch
        {
            gate.Forget();
            throw;
        }
    }

    private sealed class Gate(PathGates gates, string path)
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Users { get; set; }

        public void Forget()
        {
            lock (gates._gates)
            {
                if (--Users == 0)
                {
                    gates._gates.Remove(path);
                }
            }
        }
    }

    private sealed class Leave(Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Turn.Release();
            gate.Forget();
        }
    }
}
