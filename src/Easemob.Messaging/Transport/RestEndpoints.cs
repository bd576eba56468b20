using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>
/// The REST host in use: a fixed one, or one of a discovered list. The first of the list is used until it fails, then the
/// next; the list is fetched again when its last host failed and when answers are odd for a while. The realtime hosts come with it.
/// </summary>
internal sealed class RestEndpoints : IDisposable
{
    private const int OddStatusesBeforeRefresh = 5;

    /// <summary>How old the list may be when a realtime connection is made: its hosts do not say when they have moved.</summary>
    public static readonly TimeSpan RealtimeHostsLife = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider = TimeProvider.System;
    private readonly SharedOperation<ServiceHosts>? _discovery;
    private IReadOnlyList<Uri> _hosts;
    private IReadOnlyList<Uri> _realtimeHosts;
    private long _fetchedAt;
    private int _current;
    private bool _isStale;
    private int _oddStatuses;

    private RestEndpoints(ServiceHosts hosts, ILogger logger)
    {
        _hosts = hosts.Rest;
        _realtimeHosts = hosts.Realtime;
        _logger = logger;
    }

    private RestEndpoints(
        Func<CancellationToken, Task<ServiceHosts>> discover, TimeSpan limit, TimeProvider timeProvider, ILogger logger)
        : this(new ServiceHosts([], []), logger)
    {
        _isStale = true;
        _timeProvider = timeProvider;
        _discovery = new SharedOperation<ServiceHosts>(
            RestOperations.DiscoverService, token => RefreshAsync(discover, token), limit, timeProvider);
    }

    public static RestEndpoints Fixed(Uri host, Uri realtimeHost, ILogger logger) =>
        new(new ServiceHosts([host], [realtimeHost]), logger);

    /// <summary>Makes endpoints that are discovered when first asked for.</summary>
    public static RestEndpoints Discovered(
        Func<CancellationToken, Task<ServiceHosts>> discover, TimeSpan limit, TimeProvider timeProvider, ILogger logger) =>
        new(discover, limit, timeProvider, logger);

    /// <summary>Returns the host to use now.</summary>
    public async Task<Uri> GetAsync(CancellationToken cancellationToken)
    {
        Task<ServiceHosts> refreshing;
        lock (_gate)
        {
            if (!_isStale || _discovery is null)
            {
                return _hosts[_current];
            }

            refreshing = _discovery.JoinAsync(cancellationToken);
        }

        return (await refreshing.ConfigureAwait(false)).Rest[0];
    }

    /// <summary>Returns the realtime hosts in the order to try them, at least one.</summary>
    public async Task<IReadOnlyList<Uri>> GetRealtimeHostsAsync(CancellationToken cancellationToken)
    {
        Task<ServiceHosts>? refreshing = null;
        IReadOnlyList<Uri> hosts;
        lock (_gate)
        {
            hosts = _realtimeHosts;
            if (_discovery is not null
                && (_isStale || hosts.Count == 0 || _timeProvider.GetElapsedTime(_fetchedAt) > RealtimeHostsLife))
            {
                refreshing = _discovery.JoinAsync(cancellationToken);
            }
        }

        if (refreshing is not null)
        {
            hosts = (await refreshing.ConfigureAwait(false)).Realtime;
        }

        return hosts.Count > 0 ? hosts : throw RestErrors.NoRealtimeHost();
    }

    /// <summary>Leaves a host that failed, unless another caller already did.</summary>
    /// <returns>False where it was the last of the list.</returns>
    public bool MoveOn(Uri host)
    {
        lock (_gate)
        {
            if (_discovery is null)
            {
                return false;
            }

            if (_isStale || _hosts[_current] != host)
            {
                return true;
            }

            if (_current + 1 == _hosts.Count)
            {
                _isStale = true;
                _logger.HostsExhausted(host.Authority);
                return false;
            }

            _current++;
            _logger.HostChanged(host.Authority, _hosts[_current].Authority);
            return true;
        }
    }

    /// <summary>Takes note of an answer's status. Several in a row that the service does not normally give mean a wrong host.</summary>
    public void Report(int status)
    {
        lock (_gate)
        {
            if (status is >= 200 and <= 299)
            {
                _oddStatuses = 0;
            }
            else if (status is not (400 or 401 or 403 or 404 or 429 or 500 or 503) && ++_oddStatuses >= OddStatusesBeforeRefresh)
            {
                _oddStatuses = 0;
                _isStale = true;
            }
        }
    }

    public void Dispose() => _discovery?.Dispose();

    private async Task<ServiceHosts> RefreshAsync(
        Func<CancellationToken, Task<ServiceHosts>> discover, CancellationToken cancellationToken)
    {
        ServiceHosts hosts;
        try
        {
            hosts = await discover(cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobException failure) when (_hosts.Count > 0)
        {
            // An old address is better than none: discovery and service fail apart from each other.
            _logger.OldHostsKept(failure.GetType().Name, failure.ErrorCode.Value);
            hosts = new ServiceHosts(_hosts, _realtimeHosts);
        }

        lock (_gate)
        {
            _hosts = hosts.Rest;
            _realtimeHosts = hosts.Realtime;
            _fetchedAt = _timeProvider.GetTimestamp();
            _current = 0;
            _isStale = false;
        }

        return hosts;
    }
}
