using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>Sends one request to one host and reads the answer whole, within the time and size that one request may take.</summary>
internal sealed class RestSender(
    HttpClient httpClient, TimeSpan timeout, int maxResponseBytes, TimeProvider timeProvider, ILogger logger)
{
    private readonly Deadline _deadline = new(timeout, timeProvider);

    /// <summary>Returns the answer, whatever its status, or throws for connection, time and size.</summary>
    public async Task<RestAnswer> SendAsync(Uri host, RestRequest request, CancellationToken cancellationToken)
    {
        logger.RequestStarted(request.Operation, request.Method, request.Path, host.Authority, request.Attempt);
        long startedAt = timeProvider.GetTimestamp();
        try
        {
            var call = new ServerCall(request.Operation) { IsOutcomeUnknown = request.IsChange };
            RestAnswer answer = await _deadline.RunAsync(
                call, token => ExchangeAsync(host, request, token), cancellationToken).ConfigureAwait(false);
            logger.RequestFinished(
                request.Operation, answer.Status, host.Authority, answer.Body.Length, Milliseconds(startedAt), request.Attempt);
            return answer;
        }
        catch (EasemobException failure)
        {
            logger.RequestFailed(
                request.Operation,
                host.Authority,
                failure.GetType().Name,
                failure.ErrorCode.Value,
                Milliseconds(startedAt),
                request.Attempt);
            throw;
        }
    }

    private async Task<RestAnswer> ExchangeAsync(Uri host, RestRequest request, CancellationToken cancellationToken)
    {
        bool answered = false;
        try
        {
            using HttpRequestMessage message = await CreateMessageAsync(host, request, cancellationToken).ConfigureAwait(false);
            using HttpResponseMessage response = await httpClient
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            answered = true;
            return await ReadAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested && failure is not EasemobException)
        {
            // Some handlers answer a cancellation with whatever broke, and an aborted read with an object that is gone.
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (InvalidDataException failure)
        {
            throw RestErrors.Malformed(request, "the answer is compressed and damaged", failure);
        }
        catch (Exception failure) when (IsNetworkFailure(failure))
        {
            throw RestErrors.FromConnection(request, failure, answered);
        }
    }

    private static async Task<HttpRequestMessage> CreateMessageAsync(Uri host, RestRequest request, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(request.Method, request.ToUri(host));
        try
        {
            message.Content = request.CreateContent();
            if (request.Token is { } token)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            }

            if (message.Content is { } content)
            {
                await content.BufferAsync(cancellationToken).ConfigureAwait(false);
            }

            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private async Task<RestAnswer> ReadAsync(RestRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration aborting = response.AbortWhenCancelled(cancellationToken);
#pragma warning disable CA2000 // The answer owns it, or the last catch disposes of it
        var body = new PooledBytes(response.IsSuccessStatusCode ? maxResponseBytes : RestErrorBody.MaxBytes);
#pragma warning restore CA2000
        try
        {
            using Stream stream = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
            bool complete = await body.TryFillAsync(stream, cancellationToken).ConfigureAwait(false);

            // Of an error the beginning is enough.
            if (!complete && response.IsSuccessStatusCode)
            {
                throw RestErrors.TooLarge(request, maxResponseBytes);
            }

            return new RestAnswer(response.StatusCode, body, RetryAfter(response));
        }
        catch (Exception failure) when (
            !response.IsSuccessStatusCode && IsNetworkFailure(failure) && !cancellationToken.IsCancellationRequested)
        {
            // The status says what matters, even where its page broke off.
            return new RestAnswer(response.StatusCode, body, RetryAfter(response));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? delay = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private double Milliseconds(long startedAt) => timeProvider.GetElapsedTime(startedAt).TotalMilliseconds;

    private static bool IsNetworkFailure(Exception failure) =>
        failure is HttpRequestException or IOException or SocketException or AuthenticationException
            or OperationCanceledException;
}
