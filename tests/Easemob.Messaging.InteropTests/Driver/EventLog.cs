namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>The events of a device, in order: each is waited for and taken once.</summary>
internal sealed class EventLog<T>
    where T : class
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<T> _events = [];
    private readonly HashSet<T> _taken = new(ReferenceEqualityComparer.Instance);
    private TaskCompletionSource _added = New();

    /// <summary>Gets all events so far, taken or not.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public void Add(T happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
            _added.SetResult();
            _added = New();
        }
    }

    /// <summary>Takes the first event that matches and was not taken, come or coming.</summary>
    public async Task<T> NextAsync(Func<T, bool> matches, string what)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_events.Find(one => !_taken.Contains(one) && matches(one)) is { } found)
                {
                    _taken.Add(found);
                    return found;
                }

                added = _added.Task;
            }

            try
            {
                await added.WaitAsync(HangGuard);
            }
            catch (TimeoutException timeout)
            {
                string others = string.Join("\n", All.TakeLast(20));
                throw new TimeoutException($"There was no {what}. The last events, some of which were taken before:\n{others}", timeout);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
