namespace Easemob.Messaging.Emulator;

/// <summary>Records every request the emulator receives, for assertions. Cross-origin preflights are left out.</summary>
/// <remarks>Safe for use from any thread. An entry appears when its request has arrived completely, before it is answered.</remarks>
public sealed class RequestJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<EmulatorOperation, TaskCompletionSource<JournalEntry>> _awaited = [];
    private long _sequence;

    internal RequestJournal()
    {
    }

    /// <summary>
    /// Gets or sets a value indicating whether requests are recorded. The default is true; long benchmarks switch it off.
    /// </summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Gets all entries so far, in the order of arrival: a copy that does not change.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Returns the entries of one operation, in the order of arrival.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>A copy that does not change; empty if there were none.</returns>
    public IReadOnlyList<JournalEntry> Of(EmulatorOperation operation) => [.. Entries.Where(entry => entry.Operation == operation)];

    /// <summary>Returns how many requests of one operation have arrived.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The number of entries.</returns>
    public int Count(EmulatorOperation operation) => Entries.Count(entry => entry.Operation == operation);

    /// <summary>Waits until a request of an operation has arrived, so that a test need not sleep.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The first entry of the operation; at once if there is one already.</returns>
    public Task<JournalEntry> WaitForAsync(EmulatorOperation operation, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_entries.Find(entry => entry.Operation == operation) is { } arrived)
            {
                return Task.FromResult(arrived);
            }

            if (!_awaited.TryGetValue(operation, out TaskCompletionSource<JournalEntry>? awaited))
            {
                awaited = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
                _awaited.Add(operation, awaited);
            }

            return awaited.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal long NextSequence() => Interlocked.Increment(ref _sequence);

    internal void Add(JournalEntry entry)
    {
        if (IsRecording)
        {
            lock (_gate)
            {
                _entries.Add(entry);
                if (_awaited.Remove(entry.Operation, out TaskCompletionSource<JournalEntry>? awaited))
                {
                    awaited.SetResult(entry);
                }
            }
        }
    }
}
