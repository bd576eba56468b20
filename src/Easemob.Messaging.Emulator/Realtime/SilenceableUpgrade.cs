using Microsoft.AspNetCore.Http.Features;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Gives every WebSocket a stream that can fall silent; comes before what accepts WebSockets.</summary>
internal sealed class SilenceableUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>Gets the stream, once the request has been upgraded.</summary>
    public SilenceableStream? Stream { get; private set; }

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            http.Features.Set<IHttpUpgradeFeature>(new SilenceableUpgrade(upgrade));
        }

        return next(http);
    }

    public async Task<Stream> UpgradeAsync() => Stream = new SilenceableStream(await inner.UpgradeAsync());
}
