#if NETSTANDARD2_0
namespace Easemob.Messaging.Platform;

/// <summary>Waiting by a clock, under the name that newer frameworks have for it.</summary>
internal static class Delays
{
    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken) =>
            timeProvider.Delay(delay, cancellationToken);
    }
}
#endif
