namespace Easemob.Messaging;

/// <summary>The files of a cache's messages: where they are on this device.</summary>
public interface IAttachmentStore
{
    /// <summary>Gets the full path of the cache's own directory for files, which need not exist yet.</summary>
    /// <value>Null where the cache has none: in memory.</value>
    string? DirectoryPath { get; }

    /// <summary>Notes where the file of a message is.</summary>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="part">Whether it is the file or its thumbnail.</param>
    /// <param name="path">The full path, or null where it is not any more.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether the cache has the message, be it as a pinned one.</returns>
    Task<bool> SetPathAsync(
        string messageId, AttachmentPart part, string? path, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the files in the cache's own directory whose messages are not in the cache, nor pinned. Files that are in use stay until the
    /// next time. The client does this when it opens the cache, and when it has deleted messages.
    /// </summary>
    /// <param name="cancellationToken">Ends the sweep early.</param>
    /// <returns>How many files were deleted.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken = default);
}
