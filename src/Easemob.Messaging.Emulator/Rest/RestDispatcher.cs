using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Lets a call through the gate, has it answered, and writes the answer: a JSON object, but for files.</summary>
internal sealed class RestDispatcher(ServerState state)
{
    private readonly RestGate _gate = new(state);

    public async Task InvokeAsync(HttpContext http)
    {
        RestCall call = http.RestCall();
        RestOperation? operation = http.GetEndpoint()?.Metadata.GetMetadata<RestOperation>();
        RestAnswer answer = operation is null
            ? RestErrors.UnknownResource
            : _gate.Refuse(call, operation) ?? operation.Answer(call);
        await WriteAsync(http, answer).ConfigureAwait(false);
    }

    private async Task WriteAsync(HttpContext http, RestAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (answer.Content is { } content)
        {
            http.Response.ContentLength = content.Length;
            await http.Response.Body.WriteAsync(content, http.RequestAborted).ConfigureAwait(false);
            return;
        }

        Utf8JsonWriter writer = new(http.Response.BodyWriter, JsonText.WriterOptions);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            answer.WriteMembers(writer, new RestEnvelope(http.Request, state.AppKey, state.Now));
            writer.WriteEndObject();
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
