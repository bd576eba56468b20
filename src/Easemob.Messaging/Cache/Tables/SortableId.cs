namespace Easemob.Messaging.Cache;

/// <summary>Message ids as SQLite keeps them: its integers are signed, so the sign bit is flipped for the order to hold.</summary>
internal static class SortableId
{
    private const ulong SignBit = 1UL << 63;

    public static long ToStored(ulong id) => unchecked((long)(id ^ SignBit));

    public static ulong FromStored(long stored) => unchecked((ulong)stored) ^ SignBit;
}
