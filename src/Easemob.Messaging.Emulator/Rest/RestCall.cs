using System.Text;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>One request as an operation reads it.</summary>
internal sealed class RestCall(HttpContext http, EmulatorOperation operation, byte[] body)
{
    private const string Bearer = "Bearer ";

    public HttpContext Http { get; } = http;

    public EmulatorOperation Operation { get; } = operation;

    public byte[] Body { get; } = body;

    /// <summary>Gets the body as text; an upload has none.</summary>
    public string BodyText { get; } =
        MultipartForm.IsMultipart(http.Request.ContentType) ? "" : Encoding.UTF8.GetString(body);

    /// <summary>Gets or sets the user concerned: the one in the path, the one who signs in, or whose token it is.</summary>
    public string? User { get; set; } = http.GetRouteValue("user") is string user ? UserIds.Normalize(user) : null;

    /// <summary>Gets or sets the token that opened the door, once it has.</summary>
    public Token? Token { get; set; }

    public string? TokenText
    {
        get
        {
            string? header = Http.Request.Headers.Authorization;
            return header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? header[Bearer.Length..].Trim() : null;
        }
    }

    public string UserId => User ?? throw new InvalidOperationException($"The path of {Operation} names no user.");

    /// <summary>Gets the device that calls, or null where it does not say.</summary>
    public string? Device => Query("resource") is { Length: > 0 } device ? device : null;

    public string? Route(string name) => Http.GetRouteValue(name) as string;

    public string? Query(string name) => Http.Request.Query[name] is [{ } value, ..] ? value : null;

    public bool Truth(string name) => bool.TryParse(Query(name), out bool truth) && truth;

    /// <summary>Reads the body as a JSON object or array; false if it is neither.</summary>
    public bool TryReadBody(out JsonElement body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(BodyText);
            body = document.RootElement.Clone();
            return body.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            body = default;
            return false;
        }
    }
}
