namespace Easemob.Messaging.Wire;

/// <summary>The server's word on something that this client sent.</summary>
internal sealed record UploadAnswer : ServerFrame
{
    /// <summary>Gets the id that this client gave it.</summary>
    public required ulong LocalId { get; init; }

    /// <summary>Gets the status; null where the server left it out: then the answer counts for nothing.</summary>
    public FrameStatus? Status { get; init; }

    public ulong ServerId { get; init; }

    /// <summary>Gets the server's time in Unix milliseconds; 0 where it did not say.</summary>
    public long ServerTime { get; init; }

    /// <summary>Gets the first item that came with the answer: what became of an edit; empty for none.</summary>
    public ReadOnlyMemory<byte> Item { get; init; }
}
