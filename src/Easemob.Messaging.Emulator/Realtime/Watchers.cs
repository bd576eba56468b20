namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Lets tests wait for a condition instead of sleeping; it is looked at whenever something has changed.</summary>
internal sealed class Watchers
{
    private readonly Lock _gate = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _waiting = [];
    private volatile int _count;

    public Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((condition, met));
            _count = _waiting.Count;
        }

        Changed();
        return met.Task.WaitAsync(cancellationToken);
    }

    public void Changed()
    {
        if (_count == 0)
        {
            return;
        }

        lock (_gate)
        {
            _waiting.RemoveAll(waiting => waiting.Condition() && waiting.Met.TrySetResult());
            _count = _waiting.Count;
        }
    }
}
