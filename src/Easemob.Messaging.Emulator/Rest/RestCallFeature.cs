namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Hands the call from the journal, which reads it, to trouble and dispatcher.</summary>
internal static class RestCallFeature
{
    public static RestCall RestCall(this HttpContext http) =>
        http.Features.Get<RestCall>() ?? throw new InvalidOperationException("The journal comes first in the pipeline.");
}
