using Easemob.Messaging.Cache;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging;

/// <summary>
/// One user of one app: the entry to everything else. Opening it opens the user's cache and needs no network; local reads work
/// at once. Server calls sign in when first needed.
/// </summary>
/// <remarks>
/// Instances are safe to use from any thread. One client for each user and process is enough; several may share a cache file,
/// also from several processes. Dispose of a client to close its file and connections.
/// </remarks>
public sealed class EasemobClient : IAsyncDisposable
{
    private readonly SqliteMessageCache _cache;
    private readonly HttpChatTransport _transport;

    private EasemobClient(EasemobOptions options, EasemobCredential credential, SqliteMessageCache cache, string cacheFilePath)
    {
        _cache = cache;
        _transport = new HttpChatTransport(options, credential, () => cache.DeviceId);
        UserId = credential.UserId;
        CacheFilePath = cacheFilePath;
        ChatManager = new ChatManager(_transport, cache, new ChatManagerOptions { LoggerFactory = options.LoggerFactory });
    }

    /// <summary>Gets the user's id, in lower case.</summary>
    public string UserId { get; }

    /// <summary>Gets the full path of the user's cache file.</summary>
    public string CacheFilePath { get; }

    /// <summary>Gets server conversations and messages, and what the cache keeps of them.</summary>
    public ChatManager ChatManager { get; }

    /// <summary>Opens a user's cache, making it where there is none. No network is used.</summary>
    /// <param name="options">The settings; they are copied.</param>
    /// <param name="credential">Who signs in, and how.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The client, for the caller to dispose.</returns>
    /// <exception cref="ArgumentException">The options are not usable; the message names every fault.</exception>
    /// <exception cref="EasemobCacheException">
    /// The cache cannot be opened: <see cref="EasemobCacheException.Failure"/> says why. A file from a newer version of the
    /// library is never touched; a damaged one is moved aside unless <see cref="EasemobOptions.OnDamagedCache"/> says otherwise.
    /// </exception>
    public static async Task<EasemobClient> OpenAsync(
        EasemobOptions options, EasemobCredential credential, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credential);

        EasemobOptions frozen = options.Freeze();
        string path = CachePath.For(frozen.CacheDirectory, frozen.AppKey, credential.UserId);
        var file = new CacheFileOptions
        {
            Path = path,
            OnDamaged = frozen.OnDamagedCache,
            MovedAside = frozen.CacheMovedAside,
            TimeProvider = frozen.TimeProvider,
            Logger = frozen.LoggerFactory.CreateLogger("Easemob.Messaging.Cache"),
        };
        SqliteMessageCache cache = await SqliteMessageCache.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        try
        {
            return new EasemobClient(frozen, credential, cache, path);
        }
        catch
        {
            await cache.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Signs in: obtains a token unless there is one already. Not needed before other calls, which do it by themselves; useful to
    /// learn early whether a password or a token provider is accepted, and needed after <see cref="SignOutAsync"/>. A token that
    /// was given ready-made is not sent anywhere: whether it is accepted shows at the first call.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="EasemobAuthenticationException">The server refused the user; it is not asked again.</exception>
    /// <exception cref="EasemobException">The server could not be asked.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task SignInAsync(CancellationToken cancellationToken = default) => _transport.SignInAsync(cancellationToken);

    /// <summary>
    /// Signs out: forgets the token, and wipes the cache where asked to. Server calls then fail with
    /// <see cref="EasemobErrorCode.NotSignedIn"/> until <see cref="SignInAsync"/>; local reads go on. No network is used.
    /// </summary>
    /// <param name="cache">Whether the cache stays (the default) or is wiped.</param>
    /// <param name="cancellationToken">Cancels waiting for other writers before the wipe begins.</param>
    /// <exception cref="EasemobCacheException">The cache could not be wiped; the user is signed out all the same.</exception>
    public Task SignOutAsync(SignOutCache cache = SignOutCache.Keep, CancellationToken cancellationToken = default)
    {
        Arguments.RequireDefined(cache);
        _transport.SignOut();
        return cache == SignOutCache.Wipe ? ChatManager.EndSessionAsync(() => _cache.WipeAsync(cancellationToken)) : Task.CompletedTask;
    }

    /// <summary>
    /// Closes the cache file and all connections. Calls under way end with an exception or are finished first; later ones to the
    /// server or the cache throw <see cref="ObjectDisposedException"/>. Disposing twice does no harm.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _transport.Dispose();
        await _cache.DisposeAsync().ConfigureAwait(false);
    }
}
