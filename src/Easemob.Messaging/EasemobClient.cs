using Easemob.Messaging.Cache;
using Easemob.Messaging.Realtime;
using Easemob.Messaging.Sync;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging;

/// <summary>
/// One user of one app: the entry to everything else. Opening it opens the user's cache and needs no network; local reads work
/// at once. Server calls sign in when first needed. Once connected, what others send arrives by itself.
/// </summary>
/// <remarks>
/// Instances are safe to use from any thread. Events are raised as those of <see cref="ChatManager"/> are, in one order with them. One
/// client for each user and process is enough; several may share a cache file, also from several processes. Dispose of a client to
/// close its file and connections.
/// </remarks>
public sealed class EasemobClient : IAsyncDisposable
{
    private readonly SqliteMessageCache _cache;
    private readonly HttpChatTransport _transport;
    private readonly MsyncChannel _channel;
    private readonly CacheTrimmer? _trimmer;

    private EasemobClient(EasemobOptions options, EasemobCredential credential, SqliteMessageCache cache, string cacheFilePath)
    {
        _cache = cache;
        _transport = new HttpChatTransport(options, credential, () => DeviceId);
        _channel = CreateChannel(options, credential.UserId);
        UserId = credential.UserId;
        CacheFilePath = cacheFilePath;
        ChatManager = new ChatManager(_transport, cache, _channel, new ChatManagerOptions
        {
            UserId = credential.UserId,
            SendDeliveryReceipts = options.SendDeliveryReceipts,
            KeepLocalDeletions = options.KeepLocalDeletions,
            TimeProvider = options.TimeProvider,
            LoggerFactory = options.LoggerFactory,
            Retry = options.Retry,
        });
        ChatManager.Live.Events.Happened += Raise;
        ChatManager.Begin();
        if (options.CacheLimits is { } limits)
        {
            _trimmer = new CacheTrimmer(
                ChatManager.Local, limits, options.TimeProvider, options.LoggerFactory.CreateLogger("Easemob.Messaging.Cache"));
            _trimmer.Start();
        }
    }

    /// <summary>Raised when the connection has another state. What was missed has arrived before it is connected again.</summary>
    public event EventHandler<ConnectionStateChanged>? ConnectionStateChanged;

    /// <summary>
    /// Raised when the server ended the session or refuses the user; the connection does not come back by itself. What refuses the very
    /// first connection is thrown by <see cref="ConnectAsync"/> instead.
    /// </summary>
    public event EventHandler<SignedOut>? SignedOut;

    /// <summary>Raised when four fifths of the token's life are over; it is renewed by itself where that is possible.</summary>
    public event EventHandler<TokenExpiring>? TokenExpiring;

    /// <summary>Raised when the token of the connection has expired.</summary>
    public event EventHandler<TokenExpired>? TokenExpired;

    /// <summary>Gets the user's id, in lower case.</summary>
    public string UserId { get; }

    /// <summary>Gets the state of the realtime connection.</summary>
    public ConnectionState ConnectionState => ChatManager.Live.Feed.State;

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
    /// Signs in: obtains a token unless there is one already. Mirrors the vendor's <c>login</c>, without its connection. Not needed
    /// before other calls, which do it by themselves; useful to learn early whether a password or a token provider is accepted, and
    /// needed after <see cref="SignOutAsync"/>. A token that was given ready-made is not sent anywhere: whether it is accepted shows at
    /// the first call.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="EasemobAuthenticationException">The server refused the user; it is not asked again.</exception>
    /// <exception cref="EasemobException">The server could not be asked.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task SignInAsync(CancellationToken cancellationToken = default) => _transport.SignInAsync(cancellationToken);

    /// <summary>
    /// Signs in and connects: what happened while away arrives, then what happens. The connection is kept, and made again when it is
    /// lost, until <see cref="DisconnectAsync"/> or until the server refuses the user. At once where there is a connection.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Everything but sending and events works without. The sign-in and the first connection may each be attempted for 30 seconds, or as
    /// <see cref="EasemobOptions.Retry"/> says; where no connection comes about, no further attempt is made.
    /// </para>
    /// <para>
    /// A connection that has died is noticed within 40 seconds; attempts to make it again follow without end, with growing pauses, a
    /// minute at most, or as <see cref="EasemobOptions.Realtime"/> says.
    /// </para>
    /// </remarks>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="EasemobAuthenticationException">The server refused the user.</exception>
    /// <exception cref="EasemobException">No connection could be made.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        await _transport.SignInAsync(cancellationToken).ConfigureAwait(false);
        await _channel.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the user's other devices that are connected. Mirrors the vendor's <c>getSelfIdsOnOtherPlatform</c>.</summary>
    /// <remarks>Goes to the network; needs no realtime connection. Nothing is kept.</remarks>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The devices in the server's order, without this one; empty where there is no other.</returns>
    /// <exception cref="EasemobException">The server could not be asked, or refused.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<IReadOnlyList<UserDevice>> GetOtherDevicesAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<UserDevice> devices = await _transport.GetDevicesAsync(cancellationToken).ConfigureAwait(false);
        string own = DeviceId;
        return [.. devices.Where(device => device.DeviceId != own)];
    }

    /// <summary>
    /// Finds out which of the functions that the vendor switches on for each app are on: by a few small reads, one after the other, which
    /// change nothing on the server and keep nothing in the cache.
    /// </summary>
    /// <remarks>
    /// A function counts as on where the server answers, and as off where it says so. Where it refuses for another reason, such as too many
    /// calls or a fault of its own, the answer does not tell: the state is unknown. Conversation lists may be asked for 5 times a minute.
    /// </remarks>
    /// <param name="chatRoomId">
    /// A chat room that the user is in, to find out about the history of chat rooms; null to leave that unknown.
    /// </param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ArgumentException">The id is not one that a chat room can have.</exception>
    /// <exception cref="EasemobAuthenticationException">The server refused the user.</exception>
    /// <exception cref="EasemobServiceException">The server does not know the app (error 100).</exception>
    /// <exception cref="EasemobException">The server could not be asked.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<ServerFeatures> ProbeFeaturesAsync(string? chatRoomId = null, CancellationToken cancellationToken = default)
    {
        ConversationKey? chatRoom = chatRoomId is null ? null : ConversationKey.ChatRoom(chatRoomId);
        return new FeatureProbe(_transport, UserId).RunAsync(chatRoom, cancellationToken);
    }

    /// <summary>
    /// Ends the connection, and all attempts to make one, within 4 seconds. The user stays signed in; <see cref="ConnectAsync"/> connects
    /// again. Without a connection nothing happens.
    /// </summary>
    /// <param name="cancellationToken">Skips the goodbye to the server.</param>
    public Task DisconnectAsync(CancellationToken cancellationToken = default) => _channel.DisconnectAsync(cancellationToken);

    /// <summary>
    /// Signs out: ends the connection, forgets the token, and wipes the cache where asked to. Mirrors the vendor's <c>logout</c>. Server
    /// calls then fail with <see cref="EasemobErrorCode.NotSignedIn"/> until <see cref="SignInAsync"/> or <see cref="ConnectAsync"/>;
    /// local reads go on. No network is used but for the goodbye of a connection.
    /// </summary>
    /// <param name="cache">Whether the cache stays (the default) or is wiped.</param>
    /// <param name="cancellationToken">Cancels waiting for other writers before the wipe begins.</param>
    /// <exception cref="EasemobCacheException">The cache could not be wiped; the user is signed out all the same.</exception>
    public async Task SignOutAsync(SignOutCache cache = SignOutCache.Keep, CancellationToken cancellationToken = default)
    {
        Arguments.RequireDefined(cache);
        _transport.SignOut();
        await _channel.DisconnectAsync(cancellationToken).ConfigureAwait(false);
        if (cache == SignOutCache.Wipe)
        {
            await ChatManager.EndSessionAsync(() => _cache.WipeAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Closes the cache file and all connections. Calls under way end with an exception or are finished first; later ones to the
    /// server or the cache throw <see cref="ObjectDisposedException"/>. Disposing twice does no harm.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        await ChatManager.StopAsync().ConfigureAwait(false);
        await (_trimmer?.StopAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        _transport.Dispose();
        await _cache.DisposeAsync().ConfigureAwait(false);
    }

    // The server may know the device by another id than it was told.
    private string DeviceId => _channel.DeviceId ?? _cache.DeviceId;

    private MsyncChannel CreateChannel(EasemobOptions options, string userId) => new(
        new MsyncChannelOptions
        {
            AppKey = _transport.AppKey,
            UserId = userId,
            DeviceId = () => _cache.DeviceId,
            DeviceName = options.DeviceName,
            SignInText = options.SignInText,
            Tokens = _transport.Tokens,
            GetHosts = _transport.GetRealtimeHostsAsync,
            OpenWebSocket = options.WebSocketFactory ?? WebSockets.ConnectAsync,
            Realtime = options.Realtime,
            Retry = options.Retry,
            TimeProvider = options.TimeProvider,
            Logger = options.LoggerFactory.CreateLogger("Easemob.Messaging.Realtime"),
        });

    private void Raise(ChatEvent happened)
    {
        EventHub hub = ChatManager.Live.Events;
        switch (happened)
        {
            case ConnectionStateChanged changed: hub.Raise(ConnectionStateChanged, this, changed); break;
            case SignedOut signedOut: hub.Raise(SignedOut, this, signedOut); break;
            case TokenExpiring expiring: hub.Raise(TokenExpiring, this, expiring); break;
            case TokenExpired expired: hub.Raise(TokenExpired, this, expired); break;
            default: break; // the chat manager raises those
        }
    }
}
