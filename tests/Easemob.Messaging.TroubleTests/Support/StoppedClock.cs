namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>The emulator's clock: its time stands, so that every world is the same to the byte, while its timers run.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public static DateTimeOffset Time { get; } = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Time;
}
