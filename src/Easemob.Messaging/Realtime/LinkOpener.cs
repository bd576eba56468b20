using System.Globalization;
using System.Net.WebSockets;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>Opens a WebSocket at the first host that lets it, and signs in there.</summary>
internal sealed class LinkOpener(MsyncChannelOptions options, TokenWatch tokenWatch, TraceIds traceIds)
{
    /// <summary>How long the WebSocket may take to open, and how long the server to answer the sign-in.</summary>
    public static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(10);

    private static readonly string Version = typeof(LinkOpener).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "0";

    private readonly Deadline _stepDeadline = new(StepLimit, options.TimeProvider);

    /// <summary>Tries the hosts in order. A refusal is final, but a token that was refused is renewed once.</summary>
    public async Task<OpenedLink> OpenAsync(CancellationToken cancellationToken)
    {
        EasemobToken token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Uri> hosts = await options.GetHosts(cancellationToken).ConfigureAwait(false);
        EasemobException lastFailure = RealtimeErrors.NoSafeHost();
        bool isRenewed = false;
        foreach (Uri host in hosts.Where(MayCarryToken))
        {
            try
            {
                return await OpenAsync(host, token, cancellationToken).ConfigureAwait(false);
            }
            catch (EasemobAuthenticationException refused) when (!isRenewed && options.Tokens.CanRenew && IsOfToken(refused))
            {
                options.Logger.TokenRefused(options.UserId, refused.ErrorCode.Value);
                isRenewed = true;
                token = await options.Tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
                return await OpenAsync(host, token, cancellationToken).ConfigureAwait(false);
            }
            catch (EasemobException failure) when (SignOuts.FromFailure(failure) is null)
            {
                options.Logger.HostFailed(host.Authority, failure.GetType().Name, failure.ErrorCode.Value);
                lastFailure = failure;
            }
        }

        throw lastFailure;
    }

    private async Task<EasemobToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        EasemobToken token = await options.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);

        // Only the server may have said when it expires; then its source does not know that it has.
        return tokenWatch.HasExpired(token) && options.Tokens.CanRenew
            ? await options.Tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false)
            : token;
    }

    private async Task<OpenedLink> OpenAsync(Uri host, EasemobToken token, CancellationToken cancellationToken)
    {
        var call = new ServerCall(RealtimeOperations.Connect);
        WebSocket webSocket = await _stepDeadline.RunAsync(call, limited => ConnectAsync(host, limited), cancellationToken)
            .ConfigureAwait(false);
        var socket = new FrameSocket(webSocket, options.Logger);
        try
        {
            ProvisionRequest request = CreateRequest(token);
            ProvisionAnswer answer = await ProvisionAsync(socket, request, cancellationToken).ConfigureAwait(false);
            Accept(answer, token);
            options.Logger.Provisioned(options.UserId, host.Authority);
            string deviceId = answer.Resource.Length > 0 ? answer.Resource : request.DeviceId;
            return new OpenedLink(socket, request, deviceId, token, answer.ExpiresAt ?? token.ExpiresAt);
        }
        catch
        {
            socket.Abort();
            throw;
        }
    }

    private async Task<WebSocket> ConnectAsync(Uri host, CancellationToken cancellationToken)
    {
        Task<WebSocket> opening = OpenWebSocketAsync(host, cancellationToken);
        try
        {
            return await opening.WaitAsync(Timeout.InfiniteTimeSpan, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A factory that does not listen to the token may bring a socket yet, which nobody wants any more.
            _ = opening.ContinueWith(
                static late => Discard(late), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<WebSocket> OpenWebSocketAsync(Uri host, CancellationToken cancellationToken)
    {
        try
        {
            return await options.OpenWebSocket(host, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The WebSocket factory returned null.");
        }
        catch (Exception failure) when (failure is not EasemobException && !cancellationToken.IsCancellationRequested)
        {
            throw RealtimeErrors.Broken(failure);
        }
    }

    private static async Task DiscardAsync(Task<WebSocket> late)
    {
        WebSocket socket = await late.ConfigureAwait(false);
        socket.Abort();
        socket.Dispose();
    }

    private static void Discard(Task<WebSocket> late)
    {
        if (late.Status == TaskStatus.RanToCompletion)
        {
            _ = DiscardAsync(late);
        }

        _ = late.Exception;
    }

    private async Task<ProvisionAnswer> ProvisionAsync(FrameSocket socket, ProvisionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _stepDeadline.RunAsync(
                new ServerCall(RealtimeOperations.Connect),
                async limited =>
                {
                    // A receive that is cancelled leaves the connection unusable anyway.
                    using CancellationTokenRegistration abort = limited.Register(socket.Abort);
                    try
                    {
                        await socket.SendAsync(FrameWriter.Provision(request, traceIds.Next()), null, limited).ConfigureAwait(false);
                        return await ReadAnswerAsync(socket).ConfigureAwait(false);
                    }
                    catch (EasemobConnectionException broken) when (limited.IsCancellationRequested)
                    {
                        throw new OperationCanceledException(broken.Message, broken, limited);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobTimeoutException elapsed)
        {
            throw RealtimeErrors.NotProvisioned(StepLimit, elapsed);
        }
    }

    private async Task<ProvisionAnswer> ReadAnswerAsync(FrameSocket socket)
    {
        while (await socket.ReceiveAsync().ConfigureAwait(false) is { } bytes)
        {
            try
            {
                if (FrameReader.Read(bytes) is ProvisionAnswer answer)
                {
                    return answer;
                }
            }
            catch (WireFormatException failure)
            {
                options.Logger.FrameDropped(bytes.Length, failure.Message);
            }
        }

        throw RealtimeErrors.Closed();
    }

    private static void Accept(ProvisionAnswer answer, EasemobToken token)
    {
        if (answer.Status is not { } status)
        {
            throw RealtimeErrors.Malformed(RealtimeOperations.Connect, "the answer to the sign-in holds no status");
        }

        if (!status.IsOk)
        {
            throw RealtimeErrors.SignInRefused(status, token);
        }

        if (answer.WantsCompression)
        {
            throw RealtimeErrors.Malformed(RealtimeOperations.Connect, "the server compresses, which was not offered");
        }
    }

    private ProvisionRequest CreateRequest(EasemobToken token) => new()
    {
        AppKey = options.AppKey,
        UserId = options.UserId,
        DeviceId = options.DeviceId(),
        DeviceName = options.DeviceName,
        Token = token.Value,
        Version = Version,
        SessionId = options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + ":",
        Reason = options.SignInText,
    };

    /// <summary>Returns whether a token may be sent there: never in the clear to another machine, whoever says so.</summary>
    private static bool MayCarryToken(Uri host) => host.Scheme == "wss" || host.IsLoopback;

    private static bool IsOfToken(EasemobException refused) =>
        refused.ErrorCode == EasemobErrorCode.TokenExpired || refused.ErrorCode == EasemobErrorCode.InvalidToken;
}
