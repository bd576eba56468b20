namespace Easemob.Messaging.Wire;

/// <summary>Reads the items of queues: what happened, in terms of models.</summary>
#pragma warning disable CS9113
internal sealed class ItemReader(string userId)
{
    /// <summary>Gets or sets the id of this device, as the server knows it: what it did itself is not told to it again.</summary>
    public string DeviceId { get; set; } = string.Empty;

    /// <summary>Reads an item. Never throws for bytes: what cannot be read is an <see cref="UnknownEvent"/>.</summary>
    /// <returns>What happened; null where it is nothing to this device (its own doing, a statistic).</returns>
    public ChatEvent? Read(ReadOnlyMemory<byte> item) => throw new NotImplementedException();

    /// <summary>Reads an item that ends the session; null where it is none.</summary>
    public static ForcedSignOut? ReadSignOut(ReadOnlyMemory<byte> item) => throw new NotImplementedException();

    /// <summary>Reads the item that came with the answer to an upload.</summary>
    public static UploadReceipt ReadReceipt(UploadAnswer answer) => throw new NotImplementedException();
}
