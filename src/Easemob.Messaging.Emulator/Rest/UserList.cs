using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Reads lists of ids: arrays in bodies, and commas in paths.</summary>
internal static class UserList
{
    public static IReadOnlyList<string> Read(JsonElement body, string name) =>
        body.Find(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(id => UserIds.Normalize(id.ToString())).Distinct()]
            : [];

    public static IReadOnlyList<string> Split(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray() ?? [];
}
