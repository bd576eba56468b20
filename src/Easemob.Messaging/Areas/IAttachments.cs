namespace Easemob.Messaging;

/// <summary>The files of messages: images, recordings, videos, files, combined messages.</summary>
/// <remarks>
/// <para>
/// A file of the service is fetched with the user's token and the message's secret from the host in use, whatever host the sender named;
/// the secret travels in a header. Any other host is asked without either, over https only; http is for this machine alone. Hosts in
/// private networks are refused unless <see cref="AttachmentOptions.AllowPrivateHosts"/> says otherwise: on .NET by the addresses that
/// are connected to, on netstandard2.0, behind a proxy, and with an <see cref="EasemobOptions.HttpMessageHandler"/> of the application's by
/// the address in the message only. At most 5 redirects are followed, never with token or secret.
/// </para>
/// <para>
/// What is not complete is beside the path, under a name of its own that ends in <c>.part</c>, and gets its name when it is. A download that
/// was cancelled or broke off goes on from there the next time, if the server can and has the same version. A connection that breaks is
/// continued within the call as often as <see cref="EasemobOptions.Retry"/> says; the call's limit there is for each answer to begin, and
/// the attempt's for each piece to arrive: a download as a whole has none.
/// </para>
/// <para>
/// All methods throw <see cref="EasemobServiceException"/> where the server has no such file
/// (400, <see cref="EasemobErrorCode.FileNotFound"/>) or refuses the secret (210); <see cref="EasemobProtocolException"/> where the
/// address is not one that may be asked (401, <see cref="EasemobErrorCode.FileInvalid"/>) or the file is too large (405,
/// <see cref="EasemobErrorCode.FileTooLarge"/>); <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/> for what the file
/// system does; <see cref="ArgumentException"/> for a message without such a file; and what <see cref="IChatManager"/> lists. The
/// interface may gain members until version 1.0.
/// </para>
/// </remarks>
public interface IAttachments
{
    /// <summary>
    /// Gets the full path of the cache's own directory for files, beside the cache file. Mirrors <c>getMessageAttachmentPath</c>, which has
    /// one for each conversation.
    /// </summary>
    /// <value>Null where the cache is in memory.</value>
    string? DirectoryPath { get; }

    /// <summary>
    /// Downloads a message's file into the cache's own directory and notes the path with the message. Mirrors
    /// <c>downloadMessageAttachment</c> and, with <see cref="AttachmentOptions.Part"/>, <c>downloadMessageThumbnail</c>.
    /// </summary>
    /// <remarks>
    /// Only this user can read the directory (where the platform knows file modes). The name is the message's id with the extension of the
    /// file's name, if that is a plain one. A file that is there already is returned at once, offline too, unless it is to be replaced. It
    /// goes when the cache is wiped, and otherwise the next time that the client is opened or this client removes or deletes something, here
    /// or on the server, and the message is neither in the cache nor pinned: one that was never kept too.
    /// </remarks>
    /// <param name="message">The message.</param>
    /// <param name="options">How to download it; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the download; what has come is kept for the next time.</param>
    /// <returns>Where the file is.</returns>
    /// <exception cref="InvalidOperationException">The cache is in memory and has no directory.</exception>
    Task<AttachmentDownload> DownloadAsync(
        ChatMessage message, AttachmentOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Downloads a message's file to a path and notes the path with the message. A wipe of the cache leaves the file.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">
    /// The path of the file, in a directory that exists. Never the sender's name for it as it is: that could lead anywhere.
    /// </param>
    /// <param name="options">How to download it; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the download; what has come is kept for the next time.</param>
    /// <returns>Where the file is.</returns>
    /// <exception cref="IOException">There is such a file, and it is not to be replaced.</exception>
    Task<AttachmentDownload> DownloadToFileAsync(
        ChatMessage message, string path, AttachmentOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Downloads a message's file to a stream. Where it fails, part of the file may be there; the next time it begins anew.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="destination">Where to write the file. It stays open.</param>
    /// <param name="options">How to download it; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>What was written.</returns>
    Task<AttachmentDownload> DownloadToStreamAsync(
        ChatMessage message, Stream destination, AttachmentOptions? options = null, CancellationToken cancellationToken = default);
}
