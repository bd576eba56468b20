using System.Text.Json;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Exchanges recorded between the vendor's client and a scripted server.</summary>
internal static class RestVectors
{
    public const int Port = 18080;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vectors", "rest");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public static JsonElement Load(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".json"))
            .Replace("\"<PORT as number>\"", $"{Port}", StringComparison.Ordinal)
            .Replace("PORT", $"{Port}", StringComparison.Ordinal)
            .Replace("\"<undefined>\"", "null", StringComparison.Ordinal);
        return JsonDocument.Parse(text).RootElement;
    }

    public static HttpResponseMessage ToResponse(JsonElement response)
    {
        JsonElement body = response.GetProperty("body");
        return StubHandler.Json(
            response.GetProperty("status").GetInt32(), body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
    }

    /// <summary>Lists the exchanges of a case: the first and what followed.</summary>
    public static IReadOnlyList<JsonElement> Exchanges(JsonElement vector) =>
        vector.TryGetProperty("further", out JsonElement further) ? [vector, .. further.EnumerateArray()] : [vector];

    /// <summary>Asserts that a request is the recorded one; <c>MILLIS</c> stands for any number.</summary>
    public static void AssertRequest(JsonElement expected, SentRequest actual, string token)
    {
        Assert.Equal(expected.GetProperty("method").GetString(), actual.Method);
        Assert.Equal(expected.GetProperty("path").GetString(), actual.Path);
        AssertQuery(expected.GetProperty("rawQuery").GetString()!, actual.Query);
        JsonElement headers = expected.GetProperty("headers");
        Assert.Equal(headers.GetProperty("content-type").GetString(), actual.ContentType);
        Assert.Equal(headers.TryGetProperty("authorization", out _) ? $"Bearer {token}" : null, actual.Authorization);
        AssertBody(expected.GetProperty("body"), actual.Body);
    }

    private static void AssertQuery(string expected, string actual)
    {
        string[] expectedPairs = expected.Split('&', StringSplitOptions.RemoveEmptyEntries);
        string[] actualPairs = actual.Split('&');
        Assert.Equal(expectedPairs.Length == 0 ? [""] : expectedPairs.Select(HideTime), actualPairs.Select(HideTime));

        static string HideTime(string pair) => pair.StartsWith("_v=", StringComparison.Ordinal) ? "_v=MILLIS" : pair;
    }

    private static void AssertBody(JsonElement expected, string actual)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Empty(actual);
            return;
        }

        using var document = JsonDocument.Parse(actual);
        Assert.Equal(
            expected.EnumerateObject().Select(member => (member.Name, Hide(member.Value))),
            document.RootElement.EnumerateObject().Select(member => (member.Name, member.Name == "timestamp" ? "\"MILLIS\"" : Hide(member.Value))));

        static string Hide(JsonElement value) => JsonSerializer.Serialize(value);
    }
}
