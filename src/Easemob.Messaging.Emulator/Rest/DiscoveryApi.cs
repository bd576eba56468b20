using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Tells clients where the servers are: here, by the name the client used to get here.</summary>
internal sealed class DiscoveryApi(ServerState state)
{
    public RestAnswer Servers(RestCall call)
    {
        string? appKey = call.Query("app_key");
        if (appKey is not null && !string.Equals(appKey, state.AppKey, StringComparison.OrdinalIgnoreCase))
        {
            string[] parts = appKey.Split('#', 2);
            return RestErrors.UnknownApplication(parts[0], parts[^1], call.Http.Request.Path);
        }

        HostString host = call.Http.Request.Host;
        return RestAnswer.Plain(writer =>
        {
            writer.WriteString("file_version", "1");
            writer.WriteString("deploy_name", "emulator");
            writer.WriteString("valid_before", "86400");
            writer.WriteString("enableDataReport", "false");
            writer.WriteString("enableReportLogs", "false");
            writer.WriteString("uploadinparts_enable", "false");
            WriteHosts(writer, "rest", host);
            WriteHosts(writer, "msync-wx", host);
            writer.WriteString("app_key", state.AppKey);
        });
    }

    private static void WriteHosts(Utf8JsonWriter writer, string service, HostString host)
    {
        writer.WriteStartObject(service);
        writer.WriteStartArray("hosts");
        writer.WriteStartObject();
        writer.WriteString("protocol", "http");
        writer.WriteString("domain", host.Host);
        writer.WriteString("port", (host.Port ?? 80).ToString(CultureInfo.InvariantCulture));
        writer.WriteString("channel", "direct");
        writer.WriteString("priority", "1");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
