namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Keeps what a client tells, in order, and waits for what is yet to come.</summary>
internal sealed class HeardEvents
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<ChatEvent> _heard = [];
    private TaskCompletionSource _changed = NewSource();

    public HeardEvents(IAsyncEnumerable<ChatEvent> events) => Ended = ListenAsync(events.GetAsyncEnumerator());

    /// <summary>Gets what ends with the enumeration.</summary>
    public Task Ended { get; }

    public IReadOnlyList<ChatEvent> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    public IReadOnlyList<T> Of<T>()
        where T : ChatEvent => [.. All.OfType<T>()];

    /// <summary>Forgets what was heard so far.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _heard.Clear();
        }
    }

    public async Task<T> WaitForAsync<T>(Func<T, bool>? matches = null)
        where T : ChatEvent
    {
        T? found = null;
        await WaitUntilAsync(() => (found = Of<T>().FirstOrDefault(matches ?? (_ => true))) is not null, typeof(T).Name);
        return found!;
    }

    /// <summary>Waits until there are so many events of a kind, and returns all of them.</summary>
    public async Task<IReadOnlyList<T>> WaitForAsync<T>(int count)
        where T : ChatEvent
    {
        await WaitUntilAsync(() => Of<T>().Count >= count, $"{count} {typeof(T).Name}");
        return Of<T>();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitUntilAsync(Func<bool> isSo, string what)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (isSo())
            {
                return;
            }

            try
            {
                await changed.WaitAsync(HangGuard);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"No {what} came. Heard: {string.Join("; ", All)}");
            }
        }
    }

    private async Task ListenAsync(IAsyncEnumerator<ChatEvent> events)
    {
        while (await events.MoveNextAsync())
        {
            lock (_gate)
            {
                _heard.Add(events.Current);
            }

            Interlocked.Exchange(ref _changed, NewSource()).SetResult();
        }
    }
}
