namespace Easemob.Messaging.Tests.Cache.Coverage;

/// <summary>A step of a random sequence: a few small numbers, of which each kind takes what it needs.</summary>
internal readonly record struct CoverageStep(int Kind, int First, int Second, int Size, bool IsFlagged, bool IsUp)
{
    public SearchDirection Direction => IsUp ? SearchDirection.Up : SearchDirection.Down;

    public DateTimeOffset From => TestMessages.Time(ServerModel.Epoch + (First % 8));

    public DateTimeOffset To => From.AddMilliseconds(Second % 5);
}
