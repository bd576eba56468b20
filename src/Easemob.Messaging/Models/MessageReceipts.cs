namespace Easemob.Messaging;

/// <summary>The receipts that arrived for a message, by their numbers in the cache.</summary>
[Flags]
internal enum MessageReceipts
{
    None = 0,

    /// <summary>It reached the receiver's device.</summary>
    Delivered = 1,

    /// <summary>The receiver has read it.</summary>
    Read = 2,
}
