using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>Sends one request for a file to one host and reads the header of its answer, within the time that one request may take.</summary>
internal sealed class AttachmentSender(TimeSpan timeout, TimeProvider timeProvider, ILogger logger)
{
    private const string SecretHeader = "share-secret";

    private readonly Deadline _deadline = new(timeout, timeProvider);

    /// <summary>Describes the request for a file, for exceptions and logs: of a foreign host nothing but its name may be told.</summary>
    public static RestRequest Describe(AttachmentAddress address, AppKey appKey) =>
        address.Foreign is { } foreign
            ? Describe(foreign)
            : Describe(foreign: null) with { Path = RestPaths.File(appKey, address.FileId), Query = address.Query };

    public static RestRequest Describe(Uri? foreign) => new()
    {
        Operation = RestOperations.DownloadAttachment,
        Method = HttpMethod.Get,
        Path = foreign is null ? "/" : $"//{foreign.Authority}/…",
    };

    /// <summary>Returns the answer, whatever its status; token and secret go along where the request has them.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpClient client, Uri target, RestRequest request, AttachmentRange range, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await _deadline.RunAsync(
            new ServerCall(request.Operation), token => ExchangeAsync(client, target, request, range, token), cancellationToken)
            .ConfigureAwait(false);
        logger.AttachmentAnswered((int)response.StatusCode, target.Authority, range.Offset, request.Token is not null);
        return response;
    }

    /// <summary>Returns the file; null for a part that was not asked for.</summary>
    public async Task<AttachmentContent?> ReadHeaderAsync(
        RestRequest request, HttpResponseMessage response, AttachmentRange range, CancellationToken cancellationToken)
    {
        HttpContentHeaders headers = response.Content.Headers;
        bool isPart = response.StatusCode == HttpStatusCode.PartialContent;
        if ((isPart && !range.IsIn(headers))
            || (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && range.Offset > 0))
        {
            response.Dispose();
            return null;
        }

        if (response.StatusCode != HttpStatusCode.OK && !isPart)
        {
            using RestAnswer answer = await ReadErrorAsync(request, response, cancellationToken).ConfigureAwait(false);
            throw RestErrors.FromAnswer(request, answer);
        }

        if (headers.ContentEncoding.Any(static encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw RestErrors.Malformed(request, "the file is compressed, which was not asked for");
        }

        return new AttachmentContent
        {
            Content = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false),
            Source = response,
            Offset = isPart ? range.Offset : 0,
            TotalLength = isPart ? headers.ContentRange?.Length : headers.ContentLength,
            ETag = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
            ContentType = headers.ContentType?.MediaType,
        };
    }

    private static async Task<HttpResponseMessage> ExchangeAsync(
        HttpClient client, Uri target, RestRequest request, AttachmentRange range, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, target);
        range.AddTo(message.Headers);
        if (request.Token is { } token)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        }

        try
        {
            // In a header, not in the query as the vendor's clients have it: queries end up in logs on the way.
            if (request.Secret is { } secret)
            {
                message.Headers.Add(SecretHeader, secret);
            }

            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested && failure is not EasemobException)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (PrivateAddressException.IsCauseOf(failure))
        {
            throw AttachmentErrors.Private(failure);
        }
        catch (Exception failure) when (IsNetworkFailure(failure))
        {
            throw RestErrors.FromConnection(request, failure, answered: false);
        }
    }

    // What another host says is not repeated: it could be anything.
    private async Task<RestAnswer> ReadErrorAsync(RestRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The answer owns it, or the last catch disposes of it
        var body = new PooledBytes(RestErrorBody.MaxBytes);
#pragma warning restore CA2000
        try
        {
            if (request.Token is not null)
            {
                await _deadline.RunAsync(
                    new ServerCall(request.Operation), token => FillAsync(body, response, token), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && (failure is EasemobTimeoutException || IsNetworkFailure(failure)))
        {
            // The status says what matters, even where its page broke off.
            logger.AttachmentErrorBroken((int)response.StatusCode, failure.GetType().Name);
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return new RestAnswer(response.StatusCode, body, response.Headers.RetryAfter?.Delta);
    }

    private static async Task<bool> FillAsync(PooledBytes body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration aborting = response.AbortWhenCancelled(cancellationToken);
        using Stream stream = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await body.TryFillAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsNetworkFailure(Exception failure) =>
        failure is HttpRequestException or IOException or SocketException or AuthenticationException or OperationCanceledException;
}
