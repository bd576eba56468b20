using System.Text.Json;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>Asks the discovery hosts, one after the other, where the REST service is.</summary>
internal sealed class ServiceDiscovery(
    IReadOnlyList<Uri> bootstrapUris, RestSender sender, RestRequestFactory requests, ILogger logger)
{
    /// <summary>Returns the REST hosts in the order to try them, at least one.</summary>
    public async Task<IReadOnlyList<Uri>> FetchAsync(CancellationToken cancellationToken)
    {
        EasemobException? lastFailure = null;
        foreach (Uri bootstrap in bootstrapUris)
        {
            try
            {
                IReadOnlyList<Uri> hosts = await FetchAsync(bootstrap, cancellationToken).ConfigureAwait(false);
                logger.HostsDiscovered(bootstrap.Authority, hosts.Count, hosts[0].Authority);
                return hosts;
            }
            catch (EasemobException failure) when (failure.ErrorCode != EasemobErrorCode.InvalidAppKey)
            {
                logger.DiscoveryFailed(bootstrap.Authority, failure.GetType().Name, failure.ErrorCode.Value);
                lastFailure = failure;
            }
        }

        throw RestErrors.NoHost(lastFailure);
    }

    private async Task<IReadOnlyList<Uri>> FetchAsync(Uri bootstrap, CancellationToken cancellationToken)
    {
        RestRequest request = requests.Discovery();
        using RestAnswer answer = await sender.SendAsync(bootstrap, request, cancellationToken).ConfigureAwait(false);
        DiscoveryPayload document = RestAnswers.Read(
            request,
            answer,
            static json => JsonSerializer.Deserialize(json, RestJsonContext.Default.DiscoveryPayload)!); // an object, so not null
        Uri[] hosts = [.. (document.Rest?.Hosts ?? []).Select(host => host?.ToUri(bootstrap.Scheme)).OfType<Uri>().Where(MayCarryToken)];
        return hosts.Length > 0 ? hosts : throw RestErrors.Malformed(request, $"the document names no REST host for {bootstrap.Scheme}");
    }

    /// <summary>Returns whether a token may be sent there: never in the clear to another machine, whoever says so.</summary>
    private static bool MayCarryToken(Uri host) => host.Scheme == Uri.UriSchemeHttps || host.IsLoopback;
}
