using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>
/// The user's token: fetched when first needed, when four fifths of its life are over, and when the server refused it.
/// However many callers wait, one renewal runs. What an application's token provider throws reaches them as it is.
/// </summary>
internal sealed class AccessTokenSource : ITokenSource, IDisposable
{
    private const double PartOfLifeBeforeRenewal = 0.8;

    /// <summary>How long a call waits for an early renewal before it uses the old token on.</summary>
    public static readonly TimeSpan EarlyRenewalPatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan PauseAfterFailedRenewal = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly string _userId;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly SharedOperation<EasemobToken>? _renewal;
    private readonly EasemobToken? _fixed;
    private EasemobToken? _current;
    private DateTimeOffset? _renewAt;
    private bool _signedOut;

    /// <summary>Makes a source of one token that nobody can renew.</summary>
    public AccessTokenSource(string userId, EasemobToken token, TimeProvider timeProvider, ILogger logger)
    {
        _userId = userId;
        _fixed = token;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Makes a source of tokens that are fetched.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="fetch">Fetches a token; called once at a time.</param>
    /// <param name="limit">How long a fetch may take.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Where to log.</param>
    public AccessTokenSource(
        string userId, Func<CancellationToken, Task<EasemobToken>> fetch, TimeSpan limit, TimeProvider timeProvider, ILogger logger)
    {
        _userId = userId;
        _timeProvider = timeProvider;
        _logger = logger;
        _renewal = new SharedOperation<EasemobToken>(RestOperations.SignIn, token => FetchAsync(fetch, token), limit, timeProvider);
    }

    /// <summary>Gets whether a refused token can be replaced.</summary>
    public bool CanRenew => _renewal is not null;

    /// <summary>Makes sure that there is a token, also after <see cref="SignOut"/>.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _signedOut = false;
        }

        await GetAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets the token; calls fail until the next <see cref="SignInAsync"/>.</summary>
    public void SignOut()
    {
        lock (_gate)
        {
            _signedOut = true;
            _current = null;
        }
    }

    /// <summary>Returns the token to use now.</summary>
    public async Task<EasemobToken> GetAsync(CancellationToken cancellationToken)
    {
        EasemobToken? stillValid;
        Task<EasemobToken> renewing;
        lock (_gate)
        {
            ThrowIfSignedOut();
            if (_renewal is null)
            {
                return _fixed!; // one of the two is there
            }

            if (_current is { } current && !(_renewAt <= _timeProvider.GetUtcNow()))
            {
                return current;
            }

            stillValid = _current?.ExpiresAt > _timeProvider.GetUtcNow() ? _current : null;
            renewing = _renewal.JoinAsync(stillValid is null ? Timeout.InfiniteTimeSpan : EarlyRenewalPatience, cancellationToken);
        }

        try
        {
            return await renewing.ConfigureAwait(false);
        }
        catch (Exception failure) when (stillValid is not null && failure is not OperationCanceledException)
        {
            // The renewal was early. While the old token lives, its failure or slowness is nobody's trouble.
            UseOn(stillValid);
            return stillValid;
        }
    }

    /// <summary>Returns another token than the one that the server refused: the current one, or a renewed one.</summary>
    public Task<EasemobToken> RenewAsync(EasemobToken refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfSignedOut();
            if (_renewal is null)
            {
                throw new InvalidOperationException("A fixed token cannot be renewed.");
            }

            if (_current is { } current && current.Value != refused.Value)
            {
                return Task.FromResult(current);
            }

            _current = null;
            _logger.TokenRefused(_userId);
            return _renewal.JoinAsync(cancellationToken);
        }
    }

    /// <summary>Throws after <see cref="SignOut"/>.</summary>
    public void RefuseSignedOut()
    {
        lock (_gate)
        {
            ThrowIfSignedOut();
        }
    }

    public void Dispose() => _renewal?.Dispose();

    private async Task<EasemobToken> FetchAsync(Func<CancellationToken, Task<EasemobToken>> fetch, CancellationToken cancellationToken)
    {
        EasemobToken token;
        try
        {
            token = await fetch(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The token provider returned null instead of a token.");
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody here cancelled, so the caller must not see a cancellation: the provider's own client ran out of time.
            _logger.TokenRenewalFailed(_userId, canceled.GetType().Name, null);
            throw RestErrors.ProviderGaveUp(canceled);
        }
        catch (Exception failure)
        {
            _logger.TokenRenewalFailed(_userId, failure.GetType().Name, (failure as EasemobException)?.ErrorCode.Value);
            throw;
        }

        Keep(token);
        _logger.TokenRenewed(_userId, token.ExpiresAt);
        return token;
    }

    private void Keep(EasemobToken token)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        TimeSpan? life = token.ExpiresAt - now;
        lock (_gate)
        {
            ThrowIfSignedOut();
            _current = token;
            _renewAt = life is { Ticks: var ticks } ? now + TimeSpan.FromTicks((long)(ticks * PartOfLifeBeforeRenewal)) : null;
        }
    }

    private void UseOn(EasemobToken token)
    {
        lock (_gate)
        {
            ThrowIfSignedOut();
            if (ReferenceEquals(_current, token))
            {
                DateTimeOffset later = _timeProvider.GetUtcNow() + PauseAfterFailedRenewal;
                _renewAt = later < token.ExpiresAt ? later : token.ExpiresAt;
            }
        }
    }

    private void ThrowIfSignedOut()
    {
        if (_signedOut)
        {
            throw RestErrors.NotSignedIn(_userId);
        }
    }
}
