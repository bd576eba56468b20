namespace Easemob.Messaging;

/// <summary>A file on its way. Whoever asked for it disposes of it.</summary>
public sealed class AttachmentContent : IDisposable
{
    /// <summary>Gets the bytes, from <see cref="Offset"/> on.</summary>
    public required Stream Content { get; init; }

    /// <summary>Gets where the bytes begin: where they were asked for, or 0 where the server sends the whole file.</summary>
    public long Offset { get; init; }

    /// <summary>Gets the length of the whole file.</summary>
    /// <value>Null where the server does not say.</value>
    public long? TotalLength { get; init; }

    /// <summary>Gets the version of the file, where the server names one that stands for the very bytes (a strong ETag).</summary>
    public string? ETag { get; init; }

    /// <summary>Gets the content type that the server named.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets what the bytes come from.</summary>
    internal IDisposable? Source { get; init; }

    /// <summary>Ends the transfer.</summary>
    public void Dispose()
    {
        Content.Dispose();
        Source?.Dispose();
    }
}
