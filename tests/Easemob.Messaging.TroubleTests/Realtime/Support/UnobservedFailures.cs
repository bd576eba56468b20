using System.Collections.Concurrent;

namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>Collects what failed in the background without anybody looking.</summary>
internal static class UnobservedFailures
{
    private static readonly ConcurrentQueue<Exception> Seen = new();

    static UnobservedFailures() => TaskScheduler.UnobservedTaskException += (_, unobserved) => Seen.Enqueue(unobserved.Exception);

    /// <summary>Begins to collect.</summary>
    public static void Watch() => Seen.Clear();

    public static void AssertNone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Empty(Seen);
    }
}
