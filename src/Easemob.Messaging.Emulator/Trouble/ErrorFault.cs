using System.Text;
using Easemob.Messaging.Emulator.Protocol;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Answers with the service's usual error body.</summary>
internal sealed class ErrorFault(int status, string error, string description, string? retryAfter = null) : Fault
{
    public override string ToString() => $"status {status} {error}";

    internal override Task StrikeAsync(FaultContext context)
    {
        byte[] body = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error", error);
            writer.WriteString("exception", "EmulatedFault");
            writer.WriteNumber("timestamp", context.State.Now);
            writer.WriteNumber("duration", 0);
            writer.WriteString("error_description", description);
            writer.WriteEndObject();
        });
        Dictionary<string, string>? headers = retryAfter is null ? null : new() { ["Retry-After"] = retryAfter };
        return Answer(status, Encoding.UTF8.GetString(body), headers: headers).StrikeAsync(context);
    }
}
