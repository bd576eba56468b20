namespace Easemob.Messaging.Realtime;

/// <summary>Tells whether code runs on behalf of a listener's call, for which nothing may wait that the listener itself called.</summary>
internal static class ListenerScope
{
    private static readonly AsyncLocal<bool> Inside = new();

    public static bool IsInside => Inside.Value;

    public static Leaving Enter()
    {
        bool wasInside = Inside.Value;
        Inside.Value = true;
        return new Leaving(wasInside);
    }

    public readonly struct Leaving(bool wasInside) : IDisposable
    {
        public void Dispose() => Inside.Value = wasInside;
    }
}
