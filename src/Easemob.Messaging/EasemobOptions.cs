using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging;

/// <summary>
/// The settings of a client. They are validated once, all faults in one message, and copied when the client is opened;
/// later changes have no effect on it.
/// </summary>
public sealed class EasemobOptions
{
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
    /// Gets or sets the directory of the cache files. The default is <c>Easemob.Messaging</c> under the user's local application
    /// data. It is created where it does not exist. Each pair of app key and user has a file of its own in it.
    /// </summary>
    public string? CacheDirectory { get; set; }

    /// <summary>
    /// Gets or sets what to do when the cache file is damaged. The default is <see cref="DamagedCachePolicy.MoveAside"/>.
    /// </summary>
    public DamagedCachePolicy OnDamagedCache { get; set; } = DamagedCachePolicy.MoveAside;

    /// <summary>
    /// Gets or sets what is called, once and before <see cref="EasemobClient.OpenAsync"/> returns, when a damaged cache was moved
    /// aside. The default is nothing. What it throws, the opening throws; the fresh cache stays.
    /// </summary>
    public Action<CacheMovedAside>? CacheMovedAside { get; set; }

    /// <summary>Gets or sets how server calls are repeated.</summary>
    public EasemobRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the largest answer that is read, in bytes. The default is 16 MiB; from 64 KiB to 1 GiB.</summary>
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

        if (Endpoints is null || Retry is null || TimeProvider is null || LoggerFactory is null)
        {
            yield return "Endpoints, Retry, TimeProvider and LoggerFactory must not be null.";
        }

        foreach (string fault in Retry?.Faults() ?? [])
        {
            yield return fault;
        }
    }
}
