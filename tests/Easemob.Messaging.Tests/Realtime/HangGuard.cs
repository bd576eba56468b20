namespace Easemob.Messaging.Tests.Realtime;

/// <summary>Ends a test that waits for what does not come.</summary>
internal static class HangGuard
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task WithinAsync(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited in vain for {what}.");
        }
    }

    public static async Task<T> WithinAsync<T>(this Task<T> task, string what)
    {
        await ((Task)task).WithinAsync(what);
        return await task;
    }
}
