#if NETSTANDARD2_0
namespace Easemob.Messaging.Platform;

/// <summary>What newer frameworks can do with a cancellation.</summary>
internal static class Cancellation
{
    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }
}
#endif
