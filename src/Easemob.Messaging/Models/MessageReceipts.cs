namespace Easemob.Messaging;

/// <summary>What is noted on a message of who has got or read it, by the numbers in the cache.</summary>
[Flags]
internal enum MessageReceipts
{
    None = 0,

    /// <summary>It reached the receiver's device.</summary>
    Delivered = 1,

    /// <summary>The receiver has read it.</summary>
    Read = 2,

    /// <summary>This user has read it, of others' messages only. Known to the cache alone: it makes no message read for its sender.</summary>
    Seen = 4,
}
