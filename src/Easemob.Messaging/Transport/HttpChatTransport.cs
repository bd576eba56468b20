using System.Text.Json;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>The server's functions over the vendor's REST protocol. What each sends is in a file for each part of them.</summary>
internal sealed partial class HttpChatTransport : IChatTransport, IDisposable
{
    private readonly AppKey _appKey;
    private readonly string _userId;
    private readonly ILogger _logger;
    private readonly HttpClient _httpClient;
    private readonly RestRequestFactory _requests;
    private readonly RestEndpoints _endpoints;
    private readonly RestPipeline _pipeline;
    private readonly AccessTokenSource _tokens;
    private readonly RestClient _client;
    private readonly FileClients _fileClients;
    private readonly AttachmentClient _attachments;
    private bool _disposed;

    /// <summary>Makes the transport of one user. Nothing is sent before the first call.</summary>
    /// <param name="options">The client's options, frozen.</param>
    /// <param name="credential">Who signs in.</param>
    /// <param name="deviceId">
    /// Names this device in calls that change something, so that the service tells only the user's others. Asked for each call: a wipe
    /// makes a new one.
    /// </param>
    public HttpChatTransport(EasemobOptions options, EasemobCredential credential, Func<string> deviceId)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(deviceId);
        if (!Messaging.AppKey.TryParse(options.AppKey, out _appKey))
        {
            throw new ArgumentException("The options hold no valid app key.", nameof(options));
        }

        TimeProvider timeProvider = options.TimeProvider;
        EasemobRetryOptions retry = options.Retry;
        _userId = credential.UserId;
        _logger = options.LoggerFactory.CreateLogger("Easemob.Messaging.Transport");
        _httpClient = CreateHttpClient(options.HttpMessageHandler);
        _requests = new RestRequestFactory(_appKey, _userId, deviceId, timeProvider);
        _pipeline = new RestPipeline(retry, timeProvider, _logger);
        var sender = new RestSender(_httpClient, retry.AttemptTimeout, options.MaxResponseBytes, timeProvider, _logger);
        _endpoints = CreateEndpoints(options, sender);
        _tokens = CreateTokens(options, credential, sender);
        _client = new RestClient(sender, _endpoints, _tokens, _pipeline);
        _fileClients = new FileClients(options.HttpMessageHandler);
        var fileSender = new AttachmentSender(retry.AttemptTimeout, timeProvider, _logger);

        // Whoever sends a message chooses the host of its file; one that always fails must not use up the retries of all other calls.
        var filePipeline = new RestPipeline(retry, timeProvider, _logger);
        _attachments = new AttachmentClient(_appKey, _fileClients, fileSender, _endpoints, _tokens, filePipeline);
    }

    /// <summary>Gets the user's token, for the realtime channel too.</summary>
    public ITokenSource Tokens => _tokens;

    /// <summary>Gets the app.</summary>
    public AppKey AppKey => _appKey;

    /// <summary>Returns the addresses of WebSockets to try, in this order.</summary>
    public Task<IReadOnlyList<Uri>> GetRealtimeHostsAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _endpoints.GetRealtimeHostsAsync(cancellationToken);
    }

    /// <summary>Makes sure that there is a token, repeating what failed for a passing reason; a refusal is final.</summary>
    public Task SignInAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _pipeline.CallAsync(
            RestOperations.SignIn,
            async (_, token) =>
            {
                await _tokens.SignInAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Forgets the token; calls fail until the next sign-in.</summary>
    public void SignOut() => _tokens.SignOut();

    public void Dispose()
    {
        _disposed = true;
        _tokens.Dispose();
        _endpoints.Dispose();
        _httpClient.Dispose();
        _fileClients.Dispose();
    }

    private static HttpClient CreateHttpClient(HttpMessageHandler? given)
    {
#pragma warning disable CA2000 // The client disposes of a handler of its own
        HttpMessageHandler handler = given ?? HttpHandlers.Create();
#pragma warning restore CA2000

        // The time limits are the pipeline's; HttpClient's own could not be told from a cancellation.
        return new HttpClient(handler, disposeHandler: given is null) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static ServerReceipt ReadReceipt(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, RestJsonContext.Default.ReceiptPayload)!.ToReceipt(); // an object, so not null

    // What arrives after the sign-out is not handed on, as if it had been asked for then. Removals are: the server has carried them out.
    private async Task<T> FetchAsync<T>(RestRequest request, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        T answer = await CallAsync(request, read, cancellationToken).ConfigureAwait(false);
        _tokens.RefuseSignedOut();
        return answer;
    }

    private Task<T> CallAsync<T>(RestRequest request, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _client.CallAsync(request, read, cancellationToken);
    }

    private RestEndpoints CreateEndpoints(EasemobOptions options, RestSender sender)
    {
        if (options.Endpoints is { RestUri: { } restUri, RealtimeUri: { } realtimeUri })
        {
            return RestEndpoints.Fixed(restUri, realtimeUri, _logger);
        }

        var discovery = new ServiceDiscovery(options.Endpoints.BootstrapUris, sender, _requests, _logger);
        return RestEndpoints.Discovered(discovery.FetchAsync, options.Retry.CallTimeout, options.TimeProvider, _logger);
    }

    private AccessTokenSource CreateTokens(EasemobOptions options, EasemobCredential credential, RestSender sender)
    {
        if (credential is TokenCredential ready)
        {
            return new AccessTokenSource(_userId, ready.Fixed, options.TimeProvider, _logger);
        }

        Func<CancellationToken, Task<EasemobToken>> fetch = credential switch
        {
            PasswordCredential password => new PasswordSignIn(password, _requests, _endpoints, sender, options.TimeProvider).FetchAsync,
            ProviderCredential provider => provider.GetTokenAsync,
            _ => throw new ArgumentException("The credential is of an unknown kind.", nameof(credential)),
        };
        return new AccessTokenSource(_userId, fetch, options.Retry.CallTimeout, options.TimeProvider, _logger);
    }

    private void LogSkipped(string operation, int count)
    {
        if (count > 0)
        {
            _logger.RecordsSkipped(operation, count);
        }
    }
}
