using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The members that surround the result in most answers.</summary>
internal sealed class RestEnvelope(HttpRequest request, string appKey, long timestamp)
{
    public long Timestamp { get; } = timestamp;

    public void Write(Utf8JsonWriter writer, string action, Action writeResult)
    {
        string[] app = appKey.Split('#', 2);
        writer.WriteString("path", request.Path.Value);
        writer.WriteString("uri", $"{request.Scheme}://{request.Host}{request.Path}");
        writer.WriteNumber("timestamp", Timestamp);
        writer.WriteString("organization", app[0]);
        writer.WriteString("application", StableGuid.From(appKey));
        writer.WriteString("action", action);
        writeResult();
        writer.WriteNumber("duration", 0);
        writer.WriteString("applicationName", app[1]);
    }
}
