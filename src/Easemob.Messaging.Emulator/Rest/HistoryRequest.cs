using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Reads the body of a history request, in its current form and the older one that has only queue, start and end.</summary>
internal static class HistoryRequest
{
    public static bool TryRead(JsonElement body, bool hasSenders, int defaultCount, out HistoryQuery query)
    {
        long? count = body.Find("pull_number") is null ? defaultCount : body.Number("pull_number");
        bool isReadable = TryReadStart(body.Text("start"), out ulong? start) && count is >= 1 and <= int.MaxValue;
        query = new HistoryQuery
        {
            Start = start,
            Count = isReadable ? (int)count!.Value : defaultCount,
            OldestFirst = body.Truth("is_positive"),
            StartTime = body.Number("startTime"),
            EndTime = body.Number("endTime"),
            Types = Types(body.Text("msgType")),
            Senders = hasSenders ? Senders(body) : null,
        };
        return isReadable;
    }

    // -1, "-1", "" and null all mean the edge that the search begins from.
    private static bool TryReadStart(string? text, out ulong? start)
    {
        start = null;
        if (text is null or "" or "-1")
        {
            return true;
        }

        bool isNumber = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong id);
        start = isNumber ? id : null;
        return isNumber;
    }

    private static HashSet<string>? Types(string? list)
    {
        string[] words = list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return words.Length == 0 ? null : [.. words.Select(word => word == "voice" ? "audio" : word)];
    }

    private static HashSet<string>? Senders(JsonElement body)
    {
        if (body.Find("userIds") is { ValueKind: JsonValueKind.Array } list)
        {
            HashSet<string> ids = [.. list.EnumerateArray().Select(id => UserIds.Normalize(id.ToString()))];
            return ids.Count == 0 ? null : ids;
        }

        return body.Text("userId") is { Length: > 0 } id ? [UserIds.Normalize(id)] : null;
    }
}
