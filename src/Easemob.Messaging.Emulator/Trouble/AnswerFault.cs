using System.Text;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class AnswerFault(int status, string body, string contentType, IReadOnlyDictionary<string, string>? headers) : Fault
{
    public override string ToString() => $"status {status}";

    internal override async Task StrikeAsync(FaultContext context)
    {
        HttpResponse response = context.Http.Response;
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = contentType;
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
        {
            response.Headers[name] = value;
        }

        if (bytes.Length > 0)
        {
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.Ended);
        }
    }
}
