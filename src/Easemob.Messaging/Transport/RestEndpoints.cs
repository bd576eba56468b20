using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>
/// The REST host in use: a fixed one, or one of a discovered list. The first of the list is used until it fails, then the
/// next; the list is fetched again when its last host failed and when answers are odd for a while.
/// </summary>
internal sealed class RestEndpoints : IDisposable
{
    private const int OddStatusesBeforeRefresh = 5;

    private readonly object _gate = new();
    private readonly ILogger _logger;
    private readonly SharedOperation<IReadOnlyList<Uri>>? _discovery;
    private IReadOnlyList<Uri> _hosts;
    private int _current;
    private bool _isStale;
    private int _oddStatuses;

    private RestEndpoints(IReadOnlyList<Uri> hosts, ILogger logger)
    {
        _hosts = hosts;
        _logger = logger;
    }

    private RestEndpoints(
        Func<CancellationToken, Task<IReadOnlyList<Uri>>> discover, TimeSpan limit, TimeProvider timeProvider, ILogger logger)
        : this([], logger)
    {
        _isStale = true;
        _discovery = new SharedOperation<IReadOnlyList<Uri>>(
            RestOperations.DiscoverService, token => RefreshAsync(discover, token), limit, timeProvider);
    }

    public static RestEndpoints Fixed(Uri host, ILogger logger) => new([host], logger);

    /// <summary>Makes endpoints that are discovered when first asked for.</summary>
    public static RestEndpoints Discovered(
        Func<CancellationToken, Task<IReadOnlyList<Uri>>> discover, TimeSpan limit, TimeProvider timeProvider, ILogger logger) =>
        new(discover, limit, timeProvider, logger);

    /// <summary>Returns the host to use now.</summary>
    public async Task<Uri> GetAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<Uri>> refreshing;
        lock (_gate)
        {
            if (!_isStale || _discovery is null)
            {
                return _hosts[_current];
            }

            refreshing = _discovery.JoinAsync(cancellationToken);
        }

        return (await refreshing.ConfigureAwait(false))[0];
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

    private async Task<IReadOnlyList<Uri>> RefreshAsync(
        Func<CancellationToken, Task<IReadOnlyList<Uri>>> discover, CancellationToken cancellationToken)
    {
        IReadOnlyList<Uri> hosts;
        try
        {
            hosts = await discover(cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobException failure) when (_hosts.Count > 0)
        {
            // An old address is better than none: discovery and service fail apart from each other.
            _logger.OldHostsKept(failure.GetType().Name, failure.ErrorCode.Value);
            hosts = _hosts;
        }

        lock (_gate)
        {
            _hosts = hosts;
            _current = 0;
            _isStale = false;
        }

        return hosts;
    }
}
