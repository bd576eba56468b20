namespace Easemob.Messaging;

/// <summary>Tells that a cache has changed.</summary>
public interface ICacheChanges
{
    /// <summary>
    /// Gets a number that rises with every change of this cache. It rises for changes of other processes on the same file too, but only
    /// while somebody watches.
    /// </summary>
    long Version { get; }

    /// <summary>
    /// Watches the number: gives it at once, and again whenever it has risen. Rises that come before the next is asked for are told as one.
    /// A change by this cache is told when it is committed, one by another process within a second.
    /// </summary>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>The numbers. The sequence ends when the cache is disposed.</returns>
    /// <exception cref="ObjectDisposedException">The cache had been disposed when the watching began.</exception>
    IAsyncEnumerable<long> Watch(CancellationToken cancellationToken = default);
}
