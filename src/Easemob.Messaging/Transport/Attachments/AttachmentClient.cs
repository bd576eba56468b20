using System.Net;
using Easemob.Messaging.Resilience;

namespace Easemob.Messaging.Transport;

/// <summary>
/// Opens files: those of the service with the user's token and the file's secret, all others, and whatever the service redirects to,
/// without either.
/// </summary>
internal sealed class AttachmentClient(
    AppKey appKey, FileClients clients, AttachmentSender sender, RestEndpoints endpoints, AccessTokenSource tokens, RestPipeline pipeline)
{
    private const int MaxRedirects = 5;

    /// <summary>Returns the file as soon as its header is there; repeats what failed for a passing reason before that.</summary>
    public Task<AttachmentContent> OpenAsync(AttachmentRequest request, CancellationToken cancellationToken)
    {
        AttachmentAddress address = AttachmentAddress.Parse(request.RemoteUrl, appKey) ?? throw AttachmentErrors.NoAddress();
        return pipeline.CallAsync(
            RestOperations.DownloadAttachment, (_, token) => AttemptAsync(address, request, token), cancellationToken);
    }

    private async Task<AttachmentContent> AttemptAsync(
        AttachmentAddress address, AttachmentRequest request, CancellationToken cancellationToken)
    {
        AttachmentContent? content = await TryOpenAsync(address, request, cancellationToken).ConfigureAwait(false);
        return content
            ?? await TryOpenAsync(address, request with { Offset = 0, ETag = null }, cancellationToken).ConfigureAwait(false)
            ?? throw RestErrors.Malformed(AttachmentSender.Describe(address, appKey), "the server sends a part that was not asked for");
    }

    // Null for a part that is not the one that was asked for.
    private async Task<AttachmentContent?> TryOpenAsync(
        AttachmentAddress address, AttachmentRequest request, CancellationToken cancellationToken)
    {
        var range = new AttachmentRange(request.Offset, request.ETag);
        RestRequest described = AttachmentSender.Describe(address, appKey);
        string? secret = request.Secret is { Length: > 0 } given ? given : address.SecretInQuery;
        Uri? service = null;
        HttpResponseMessage response;
        if (address.Foreign is { } foreign)
        {
            response = await FetchAsync(described, foreign, range, service, request, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            described = described with { Secret = RequireHeader(secret) };
            (response, service, described) = await FetchOwnAsync(described, range, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            for (int redirects = 0; TargetOf(response) is { } target; redirects++)
            {
                response.Dispose();
                described = AttachmentSender.Describe(target);
                response = redirects < MaxRedirects
                    ? await FetchAsync(described, target, range, service, request, cancellationToken).ConfigureAwait(false)
                    : throw AttachmentErrors.TooManyRedirects(MaxRedirects);
            }

            return await sender.ReadHeaderAsync(described, response, range, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<(HttpResponseMessage Response, Uri Host, RestRequest Request)> FetchOwnAsync(
        RestRequest request, AttachmentRange range, CancellationToken cancellationToken)
    {
        EasemobToken token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        Uri host = await endpoints.GetAsync(cancellationToken).ConfigureAwait(false);
        RestRequest signed = request with { Token = token };
        HttpResponseMessage response = await SendOwnAsync(host, signed, range, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !tokens.CanRenew)
        {
            return (response, host, signed);
        }

        response.Dispose();
        signed = request with { Token = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false) };
        return (await SendOwnAsync(host, signed, range, cancellationToken).ConfigureAwait(false), host, signed);
    }

    private async Task<HttpResponseMessage> SendOwnAsync(
        Uri host, RestRequest request, AttachmentRange range, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await sender
                .SendAsync(clients.Trusted, request.ToUri(host), request, range, cancellationToken).ConfigureAwait(false);

            // The service redirects to its storage as a matter of course; neither that nor a wrong range tells that a host is in trouble.
            bool isUsual = TargetOf(response) is not null || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable;
            endpoints.Report(isUsual ? (int)HttpStatusCode.OK : (int)response.StatusCode);
            return response;
        }
        catch (EasemobException unanswered) when (unanswered is EasemobConnectionException or EasemobTimeoutException)
        {
            endpoints.MoveOn(host);
            throw;
        }
    }

    private Task<HttpResponseMessage> FetchAsync(
        RestRequest described,
        Uri target,
        AttachmentRange range,
        Uri? service,
        AttachmentRequest request,
        CancellationToken cancellationToken)
    {
        // The service may lead to another path of its own host, wherever that is.
        bool isService = service is not null && Uri.Compare(
            service, target, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!isService)
        {
            RefuseUnsafe(target, request.AllowPrivateHosts);
        }

        HttpClient client = isService || request.AllowPrivateHosts ? clients.Trusted : clients.Guarded;
        return sender.SendAsync(client, target, described, range, cancellationToken);
    }

    // A header that cannot be sent would look like a failure of the host's.
    private static string? RequireHeader(string? secret) =>
        secret is null || secret.All(static c => c is >= ' ' and <= '~') ? secret : throw AttachmentErrors.NoSecret();

    private static void RefuseUnsafe(Uri target, bool allowPrivate)
    {
        if (target.UserInfo.Length > 0 || target.Scheme is not ("https" or "http") || !HasHost(target))
        {
            throw AttachmentErrors.NoAddress();
        }

        if (!allowPrivate && PrivateAddresses.Contains(target))
        {
            throw AttachmentErrors.Private();
        }

        if (target.Scheme != "https" && !target.IsLoopback)
        {
            throw AttachmentErrors.Insecure();
        }
    }

    // What is no name by the rules is noticed when the name is written in ASCII only.
    private static bool HasHost(Uri target)
    {
        try
        {
            return target.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static Uri? TargetOf(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        && response is { Headers.Location: { } location, RequestMessage.RequestUri: { } origin }
        && Uri.TryCreate(origin, location, out Uri? target)
            ? target
            : null;
}
