namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>A list as a view keeps it: by carrying out the changes it is told of.</summary>
internal sealed class LiveList<T> : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<T> _shown = [];
    private TaskCompletionSource _changed = NewSource();

    public LiveList(IAsyncEnumerable<ListUpdate<T>> observed) => Ended = FollowAsync(observed);

    /// <summary>Gets what ends with the enumeration.</summary>
    public Task Ended { get; }

    public int UpdateCount { get; private set; }

    /// <summary>Waits until the list is as it should be. Before the first update there is none.</summary>
    public async Task WaitUntilAsync(Func<IReadOnlyList<T>, bool> isSo)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (UpdateCount > 0 && isSo(_shown))
                {
                    return;
                }

                changed = _changed.Task;
            }

            Task first = await Task.WhenAny(changed, Ended).WaitAsync(HangGuard);
            await first;
            Assert.True(first == changed, "The enumeration has ended.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await Ended.WaitAsync(HangGuard);
        }
        catch (OperationCanceledException)
        {
            // It was just cancelled.
        }

        _stopping.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task FollowAsync(IAsyncEnumerable<ListUpdate<T>> observed)
    {
        await foreach (ListUpdate<T> update in observed.WithCancellation(_stopping.Token))
        {
            lock (_gate)
            {
                update.ApplyTo(_shown);
                UpdateCount++;
                _changed.SetResult();
                _changed = NewSource();
            }
        }
    }
}
