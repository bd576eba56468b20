namespace Easemob.Messaging;

/// <summary>What a trim of the cache did.</summary>
public readonly record struct TrimResult
{
    /// <summary>Gets how many messages were deleted.</summary>
    public int MessagesDeleted { get; init; }

    /// <summary>Gets how many bytes of the cache are in use now, as <see cref="CacheLimits.MaxBytes"/> counts them.</summary>
    public long BytesInUse { get; init; }
}
