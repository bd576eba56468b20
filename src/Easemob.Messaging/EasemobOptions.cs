using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging;

/// <summary>
/// The settings of a client. They are validated once, all faults in one message, and copied when the client is opened;
/// later changes have no effect on it.
/// </summary>
public sealed class EasemobOptions
{
    private const int MaxDeviceNameLength = 128;
    private const int MaxSignInTextLength = 1024;

    /// <summary>Gets or sets the app key: organization and app, such as <c>org#app</c>. Required.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>Gets or sets where the service is. The default is discovery through the vendor's hosts.</summary>
    public EasemobEndpoints Endpoints { get; set; } = EasemobEndpoints.Default;

    /// <summary>
    /// Gets or sets the handler for all HTTP. The default is one of the library's own, without redirects or cookies. A handler given
    /// here is not disposed; it must not follow redirects, which could carry a token elsewhere.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// Gets or sets what opens the WebSocket of the realtime channel. The default is a <see cref="ClientWebSocket"/> without compression.
    /// It is handed the service's address and returns an open socket, which the library disposes of: for a proxy, or for tests.
    /// </summary>
    public Func<Uri, CancellationToken, Task<WebSocket>>? WebSocketFactory { get; set; }

    /// <summary>Gets or sets how the realtime connection is kept.</summary>
    public EasemobRealtimeOptions Realtime { get; set; } = new();

    /// <summary>
    /// Gets or sets what this device is called where the user's devices are listed: the vendor's <c>customDeviceName</c>. The default is
    /// <c>dotnet</c>; from 1 to 128 characters.
    /// </summary>
    public string DeviceName { get; set; } = "dotnet";

    /// <summary>
    /// Gets or sets a text for a device that this one puts out when it signs in: there it is <see cref="SignedOut.Text"/>. The vendor's
    /// <c>loginExtensionInfo</c>. The default is none; at most 1,024 characters.
    /// </summary>
    public string? SignInText { get; set; }

    /// <summary>
    /// Gets or sets whether senders of one-to-one messages are told that those have reached this device: the vendor's
    /// <c>enableDeliveryAck</c>. The default is false.
    /// </summary>
    public bool SendDeliveryReceipts { get; set; }

    /// <summary>
    /// Gets or sets the directory of the cache files. The default is <c>Easemob.Messaging</c> under the user's local application
    /// data. It is created where it does not exist. Each pair of app key and user has a file of its own in it.
    /// </summary>
    public string? CacheDirectory { get; set; }

    /// <summary>
    /// Gets or sets whether messages that were deleted in the cache only, through <see cref="ILocalStore"/>, stay deleted when history
    /// that is fetched from the server has them again. The default is false, as in the vendor's clients: fetching brings them back.
    /// </summary>
    public bool KeepLocalDeletions { get; set; }

    /// <summary>
    /// Gets or sets what to do when the cache file is damaged. The default is <see cref="DamagedCachePolicy.MoveAside"/>.
    /// </summary>
    public DamagedCachePolicy OnDamagedCache { get; set; } = DamagedCachePolicy.MoveAside;

    /// <summary>
    /// Gets or sets what is called, once and before <see cref="EasemobClient.OpenAsync"/> returns, when a damaged cache was moved
    /// aside. The default is nothing. What it throws, the opening throws; the fresh cache stays.
    /// </summary>
    public Action<CacheMovedAside>? CacheMovedAside { get; set; }

    /// <summary>
    /// Gets or sets how much of the message history the cache keeps. The default is null: everything. It is trimmed in the background after
    /// the opening and every hour, as <see cref="ILocalStore.TrimAsync"/> does; what fails then is logged and tried again an hour later.
    /// </summary>
    public CacheLimits? CacheLimits { get; set; }

    /// <summary>Gets or sets how server calls are repeated.</summary>
    public EasemobRetryOptions Retry { get; set; } = new();

    /// <summary>
    /// Gets or sets the largest REST answer that is read, in bytes. The default is 16 MiB; from 64 KiB to 1 GiB. The realtime channel's
    /// limit is fixed: 4 MiB a frame.
    /// </summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Gets or sets the clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets where logs go. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Returns the app key; never a secret.</summary>
    public override string ToString() => $"{nameof(EasemobOptions)} ({AppKey})";

    /// <summary>Returns a copy that nobody else can change, or throws naming every fault at once.</summary>
    internal EasemobOptions Freeze()
    {
        string[] faults = [.. Faults()];
        if (faults.Length > 0)
        {
            throw new ArgumentException("The options are not usable. " + string.Join(" ", faults), "options");
        }

        var copy = (EasemobOptions)MemberwiseClone();
        copy.Retry = Retry.Copy();
        copy.Realtime = Realtime.Copy();
        return copy;
    }

    private IEnumerable<string> Faults()
    {
        if (!Messaging.AppKey.TryParse(AppKey, out _))
        {
            yield return "AppKey must be organization and app, such as 'org#app'.";
        }

        if (MaxResponseBytes is < 64 * 1024 or > 1024 * 1024 * 1024)
        {
            yield return $"MaxResponseBytes is {MaxResponseBytes}; it must be from 64 KiB to 1 GiB.";
        }

        if (CacheDirectory is { Length: 0 })
        {
            yield return "CacheDirectory is empty; leave it null for the default.";
        }

        if (DeviceName is null or { Length: 0 or > MaxDeviceNameLength })
        {
            yield return $"DeviceName must have from 1 to {MaxDeviceNameLength} characters.";
        }

        if (SignInText is { Length: > MaxSignInTextLength })
        {
            yield return $"SignInText has {SignInText.Length} characters; it may have {MaxSignInTextLength}.";
        }

        if (Endpoints is null || Retry is null || Realtime is null || TimeProvider is null || LoggerFactory is null)
        {
            yield return "Endpoints, Retry, Realtime, TimeProvider and LoggerFactory must not be null.";
        }

        foreach (string fault in (Retry?.Faults() ?? []).Concat(Realtime?.Faults() ?? []).Concat(CacheLimits?.Faults() ?? []))
        {
            yield return fault;
        }
    }
}
