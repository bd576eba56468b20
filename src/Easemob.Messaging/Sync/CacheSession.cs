namespace Easemob.Messaging.Sync;

/// <summary>
/// Keeps a wiped cache empty: what was asked for before the wipe is not saved after it, however late its answer comes and however
/// long its reader takes.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of
internal sealed class CacheSession
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _gate = new(1);
    private int _number;

    /// <summary>Gets the number of the session, to be remembered when something is asked for.</summary>
    public int Number => Volatile.Read(ref _number);

    /// <summary>Saves what was asked for in a session.</summary>
    /// <exception cref="EasemobAuthenticationException">The session has ended.</exception>
    public Task SaveAsync(int session, Func<Task> save) => AloneAsync(() => session == _number ? save() : throw Ended());

    /// <summary>
    /// Does in the cache what the server has carried out in a session; where that has ended, there is nothing left to follow with. Where the
    /// cache fails, the caller learns that the server has done it.
    /// </summary>
    public Task FollowAsync(int session, Func<Task> follow) => AloneAsync(async () =>
    {
        try
        {
            await (session == _number ? follow() : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (EasemobException failure)
        {
            failure.MarkOutcomeUnknown();
            throw;
        }
    });

    /// <summary>Ends the session with a wipe.</summary>
    public Task EndAsync(Func<Task> wipe) => AloneAsync(() =>
    {
        _number++;
        return wipe();
    });

    private async Task AloneAsync(Func<Task> work)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static EasemobAuthenticationException Ended() => new(
        EasemobErrorCode.NotSignedIn,
        "The user signed out and wiped the cache before the answer came; it was not kept (error 201). Sign in and ask again.");
}
