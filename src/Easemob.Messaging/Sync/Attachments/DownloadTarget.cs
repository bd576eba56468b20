namespace Easemob.Messaging.Sync;

/// <summary>Where a download goes, and how far it has come.</summary>
internal abstract class DownloadTarget
{
    /// <summary>Gets how many bytes are here.</summary>
    public long Length { get; protected set; }

    /// <summary>Gets the version of the file that they are of; null where the server named none.</summary>
    public string? ETag { get; protected set; }

    /// <summary>Gets the length of the whole file; null where the server did not say.</summary>
    public long? TotalLength { get; protected set; }

    /// <summary>Gets whether all of it is here already.</summary>
    public bool IsComplete => TotalLength == Length;

    /// <summary>Forgets what is here; false where it cannot be taken back.</summary>
    public abstract bool TryRestart();

    /// <summary>Notes what the server says of the file whose bytes follow.</summary>
    public virtual void Describe(string? etag, long? totalLength)
    {
        ETag = etag;
        TotalLength = totalLength;
    }

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        await WriteBytesAsync(buffer, count, cancellationToken).ConfigureAwait(false);
        Length += count;
    }

    protected abstract Task WriteBytesAsync(byte[] buffer, int count, CancellationToken cancellationToken);
}
