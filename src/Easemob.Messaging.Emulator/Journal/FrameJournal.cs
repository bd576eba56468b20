using Easemob.Messaging.Emulator.Realtime;

namespace Easemob.Messaging.Emulator;

/// <summary>Records every frame of the realtime protocol that the emulator receives or sends, for assertions.</summary>
/// <remarks>
/// Safe for use from any thread. An entry appears before its frame is handled or sent. Pings and closing handshakes are no frames.
/// </remarks>
public sealed class FrameJournal
{
    private readonly TimeProvider _timeProvider;
    private readonly Lock _gate = new();
    private readonly List<FrameEntry> _entries = [];
    private readonly List<(Func<FrameEntry, bool> Matches, TaskCompletionSource<FrameEntry> Arrived)> _awaited = [];
    private long _sequence;

    internal FrameJournal(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>
    /// Gets or sets a value indicating whether frames are recorded. The default is true; long benchmarks switch it off.
    /// </summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Gets all entries so far, in the order of arrival and departure: a copy that does not change.</summary>
    public IReadOnlyList<FrameEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Returns the entries of one kind, in order.</summary>
    /// <param name="kind">The kind; the kinds of any frame are understood.</param>
    /// <param name="userId">The user; null means all.</param>
    /// <returns>A copy that does not change; empty if there were none.</returns>
    public IReadOnlyList<FrameEntry> Of(FrameKind kind, string? userId = null) => [.. Entries.Where(Query(kind, userId))];

    /// <summary>Returns how many frames of one kind there were.</summary>
    /// <param name="kind">The kind; the kinds of any frame are understood.</param>
    /// <param name="userId">The user; null means all.</param>
    /// <returns>The number of entries.</returns>
    public int Count(FrameKind kind, string? userId = null) => Entries.Count(Query(kind, userId));

    /// <summary>Waits until there is a frame of a kind, so that a test need not sleep.</summary>
    /// <param name="kind">The kind; the kinds of any frame are understood.</param>
    /// <param name="userId">The user; null means all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The first entry of the kind; at once if there is one already.</returns>
    public Task<FrameEntry> WaitForAsync(FrameKind kind, string? userId = null, CancellationToken cancellationToken = default) =>
        WaitForAsync(Query(kind, userId), cancellationToken);

    /// <summary>Waits until there is a frame that matches, so that a test need not sleep.</summary>
    /// <param name="matches">Says whether an entry is the one; it must not call back into the emulator.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The first entry that matches; at once if there is one already.</returns>
    public Task<FrameEntry> WaitForAsync(Func<FrameEntry, bool> matches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(matches);
        lock (_gate)
        {
            if (_entries.Find(new Predicate<FrameEntry>(matches)) is { } entry)
            {
                return Task.FromResult(entry);
            }

            TaskCompletionSource<FrameEntry> arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((matches, arrived));
            return arrived.Task.WaitAsync(cancellationToken);
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

    internal void Add(LaneFrame frame, string? user, string? resource, FrameFault fault)
    {
        lock (_gate)
        {
            FrameEntry entry = new()
            {
                Sequence = ++_sequence,
                At = _timeProvider.GetUtcNow(),
                Kind = frame.Kind,
                User = user,
                Resource = resource,
                Bytes = frame.Bytes,
                Fault = fault == FrameFault.None ? null : fault.ToString(),
            };
            _entries.Add(entry);
            _awaited.RemoveAll(awaited => awaited.Matches(entry) && awaited.Arrived.TrySetResult(entry));
        }
    }

    private static Func<FrameEntry, bool> Query(FrameKind kind, string? userId) =>
        entry => kind.Covers(entry.Kind) && (userId is null || entry.User == userId);
}
