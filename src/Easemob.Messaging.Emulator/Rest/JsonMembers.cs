using System.Globalization;
using System.Text.Json;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Reads members as tolerantly as the service does: numbers may come as texts, and null is as good as absent.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement json, string name) =>
        Find(json, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    public static long? Number(this JsonElement json, string name) =>
        long.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    public static bool Truth(this JsonElement json, string name) => bool.TryParse(json.Text(name), out bool truth) && truth;

    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
