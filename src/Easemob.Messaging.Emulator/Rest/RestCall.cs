using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>One request as an operation reads it.</summary>
internal sealed class RestCall(HttpContext http, EmulatorOperation operation, string bodyText)
{
    private const string Bearer = "Bearer ";

    public HttpContext Http { get; } = http;

    public EmulatorOperation Operation { get; } = operation;

    public string BodyText { get; } = bodyText;

    /// <summary>Gets or sets the user concerned: the one in the path, or the one who signs in.</summary>
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

    public string? Route(string name) => Http.GetRouteValue(name) as string;

    public string? Query(string name) => Http.Request.Query[name] is [{ } value, ..] ? value : null;

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
