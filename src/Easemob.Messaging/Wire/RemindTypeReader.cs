using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the do-not-disturb settings of a conversation.</summary>
internal static class RemindTypeReader
{
    /// <summary>
    /// Returns of which messages the user wants to be reminded: of all where the settings are empty, since they were removed then. Null
    /// where they are about something else, or cannot be understood.
    /// </summary>
    public static RemindType? Read(string settingsJson)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(settingsJson);
            return document.RootElement is { ValueKind: JsonValueKind.Object } settings ? Read(settings) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RemindType? Read(JsonElement settings) => settings.StringMember("type") switch
    {
        "ALL" => RemindType.All,
        "AT" => RemindType.MentionOnly,
        "NONE" => RemindType.None,
        null when !settings.EnumerateObject().Any() => RemindType.All,
        _ => null,
    };
}
