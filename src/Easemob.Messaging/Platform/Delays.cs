#if NETSTANDARD2_0
namespace Easemob.Messaging.Platform;

/// <summary>Waits by another clock than the system's, under the newer framework's name.</summary>
internal static class Delays
{
    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken) =>
            timeProvider.Delay(delay, cancellationToken);
    }
}
#endif
