using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>The files of messages: where they go, and who learns of it.</summary>
#pragma warning disable CA1001 // A source without a timer, whose handle nobody asks for, holds nothing to dispose of
internal sealed class Attachments(
    IAttachmentTransport transport, IMessageCache cache, CacheSession session, ChatManagerOptions options, ILogger logger) : IAttachments
#pragma warning restore CA1001
{
    private readonly AttachmentDownloader _downloader = new(transport, options.Retry, options.TimeProvider, logger);
    private readonly PathGates _paths = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _sweep = Task.CompletedTask;

    private IAttachmentStore Store => cache.Attachments;

    public string? DirectoryPath => Store.DirectoryPath;

    public Task<AttachmentDownload> DownloadAsync(
        ChatMessage message, AttachmentOptions? options = null, CancellationToken cancellationToken = default)
    {
        AttachmentOptions settings = Require(message, options);
        AttachmentRequest request = AttachmentSource.RequestFor(message, settings);
        string directory = DirectoryPath ?? throw new InvalidOperationException(
            "A cache in memory has no directory for files. Use DownloadToFileAsync or DownloadToStreamAsync.");
        string path = Path.Combine(directory, AttachmentSource.NameFor(message, settings.Part));
        return RunAsync(token => ToFileAsync(message, request, path, isOwn: true, settings, token), cancellationToken);
    }

    public Task<AttachmentDownload> DownloadToFileAsync(
        ChatMessage message, string path, AttachmentOptions? options = null, CancellationToken cancellationToken = default)
    {
        AttachmentOptions settings = Require(message, options);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AttachmentRequest request = AttachmentSource.RequestFor(message, settings);
        string full = Path.GetFullPath(path);
        return RunAsync(token => ToFileAsync(message, request, full, isOwn: false, settings, token), cancellationToken);
    }

    public Task<AttachmentDownload> DownloadToStreamAsync(
        ChatMessage message, Stream destination, AttachmentOptions? options = null, CancellationToken cancellationToken = default)
    {
        AttachmentOptions settings = Require(message, options);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        }

        AttachmentRequest request = AttachmentSource.RequestFor(message, settings);
        return RunAsync(token => ToStreamAsync(request, destination, settings, token), cancellationToken);
    }

    /// <summary>Begins to delete the files whose messages have gone from the cache, in the background.</summary>
    public void BeginSweep()
    {
        if (Directory.Exists(DirectoryPath))
        {
            _sweep = Task.Run(SweepAsync);
        }
    }

    /// <summary>Ends what is under way.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _sweep.ConfigureAwait(false);
    }

    private static AttachmentOptions Require(ChatMessage message, AttachmentOptions? options)
    {
        ArgumentNullException.ThrowIfNull(message);
        AttachmentOptions settings = options ?? new AttachmentOptions();
        Arguments.RequireDefined(settings.Part, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MaxBytes, 1, nameof(options));
        return settings;
    }

    private async Task<AttachmentDownload> RunAsync(
        Func<CancellationToken, Task<AttachmentDownload>> download, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            return await download(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new ObjectDisposedException(GetType().FullName);
        }
    }

    private async Task<AttachmentDownload> ToStreamAsync(
        AttachmentRequest request, Stream destination, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var target = new StreamTarget(destination);
        string? type = await _downloader.RunAsync(request, target, options, cancellationToken).ConfigureAwait(false);
        return new AttachmentDownload { Length = target.Length, ContentType = type };
    }

    private async Task<AttachmentDownload> ToFileAsync(
        ChatMessage message, AttachmentRequest request, string path, bool isOwn, AttachmentOptions options, CancellationToken cancellationToken)
    {
        int asked = session.Number;
        using IDisposable turn = await _paths.EnterAsync(path, cancellationToken).ConfigureAwait(false);
        if (Directory.Exists(path))
        {
            throw new IOException($"The path is that of a directory: {path}. It must be that of the file.");
        }

        if (!options.Overwrite && File.Exists(path))
        {
            return isOwn
                ? await FoundAsync(asked, message, options.Part, path).ConfigureAwait(false)
                : throw new IOException($"There is a file at the path already: {path}. AttachmentOptions.Overwrite replaces it.");
        }

        // A wipe deletes the files of the cache: none of an earlier session may be begun after it.
        PartialFile? opened = null;
        await session.SaveAsync(asked, () => Task.Run(() => opened = Open(path, AttachmentSource.DigestOf(request), isOwn), cancellationToken))
            .ConfigureAwait(false);
        using PartialFile part = opened!; // or there was an exception
        long resumedAt = part.Length;
        try
        {
            string? type = part.IsComplete
                ? null
                : await _downloader.RunAsync(request, part, options, cancellationToken).ConfigureAwait(false);
            await Task.Run(part.Flush, cancellationToken).ConfigureAwait(false);
            await session.SaveAsync(asked, () => CompleteAsync(part, message, path, isOwn, options)).ConfigureAwait(false);
            return new AttachmentDownload { FilePath = path, Length = part.Length, ResumedAt = resumedAt, ContentType = type };
        }
        catch (Exception failure) when (part.Length == 0 || !CanGoOn(failure, asked))
        {
            part.Delete();
            throw;
        }
    }

    private async Task<AttachmentDownload> FoundAsync(int asked, ChatMessage message, AttachmentPart part, string path)
    {
        await session.SaveAsync(asked, () => Store.SetPathAsync(message.MessageId, part, path, CancellationToken.None)).ConfigureAwait(false);
        long length = new FileInfo(path).Length;
        return new AttachmentDownload { FilePath = path, Length = length, ResumedAt = length };
    }

    private PartialFile Open(string path, string source, bool isOwn)
    {
        if (isOwn)
        {
            PrivateFiles.CreateDirectory(Path.GetDirectoryName(path)!); // it was put together from one
        }

        return PartialFile.Open(path, cache.Outbox.DeviceId, source, isOwn);
    }

    private async Task CompleteAsync(PartialFile part, ChatMessage message, string path, bool isOwn, AttachmentOptions options)
    {
        try
        {
            part.Complete(path, options.Overwrite);
        }
        catch (IOException) when (isOwn && File.Exists(path))
        {
            // In the cache's own directory another client was quicker, with the same file.
            part.Delete();
        }

        await Store.SetPathAsync(message.MessageId, options.Part, path, CancellationToken.None).ConfigureAwait(false);
    }

    // After a cancellation, without a network, with a full disk or no valid token: but not with a file that is refused, or after a wipe.
    private bool CanGoOn(Exception failure, int asked) =>
        session.Number == asked && (failure is not EasemobException known || known.IsTransient || known is EasemobAuthenticationException);

    private async Task SweepAsync()
    {
        try
        {
            await Store.SweepAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What is left is swept when the client is opened next.
        }
        catch (EasemobCacheException failure)
        {
            logger.SweepFailed(failure);
        }
    }
}
