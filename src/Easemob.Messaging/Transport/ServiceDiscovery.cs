using System.Text.Json;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Transport;

/// <summary>Asks the discovery hosts, one after the other, where the service is.</summary>
internal sealed class ServiceDiscovery(
    IReadOnlyList<Uri> bootstrapUris, RestSender sender, RestRequestFactory requests, ILogger logger)
{
    /// <summary>Returns the hosts in the order to try them, at least one of REST.</summary>
    public async Task<ServiceHosts> FetchAsync(CancellationToken cancellationToken)
    {
        EasemobException? lastFailure = null;
        foreach (Uri bootstrap in bootstrapUris)
        {
            try
            {
                ServiceHosts hosts = await FetchAsync(bootstrap, cancellationToken).ConfigureAwait(false);
                logger.HostsDiscovered(bootstrap.Authority, hosts.Rest.Count, hosts.Rest[0].Authority);
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

    private async Task<ServiceHosts> FetchAsync(Uri bootstrap, CancellationToken cancellationToken)
    {
        RestRequest request = requests.Discovery();
        using RestAnswer answer = await sender.SendAsync(bootstrap, request, cancellationToken).ConfigureAwait(false);
        DiscoveryPayload document = RestAnswers.Read(
            request,
            answer,
            static json => JsonSerializer.Deserialize(json, RestJsonContext.Default.DiscoveryPayload)!); // an object, so not null
        Uri[] rest = Usable(document.Rest, host => host.ToUri(bootstrap.Scheme));
        Uri[] realtime = Usable(document.Realtime, host => host.ToSocketUri(bootstrap.Scheme));
        return rest.Length > 0
            ? new ServiceHosts(rest, realtime)
            : throw RestErrors.Malformed(request, $"the document names no REST host for {bootstrap.Scheme}");
    }

    private static Uri[] Usable(DiscoveryHosts? hosts, Func<DiscoveryHost, Uri?> toUri) =>
        [.. (hosts?.Hosts ?? []).OfType<DiscoveryHost>().Select(toUri).OfType<Uri>().Where(MayCarryToken)];

    /// <summary>Returns whether a token may be sent there: never in the clear to another machine, whoever says so.</summary>
    private static bool MayCarryToken(Uri host) => host.Scheme is "https" or "wss" || host.IsLoopback;
}
