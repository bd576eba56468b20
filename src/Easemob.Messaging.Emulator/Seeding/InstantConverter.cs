using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>Reads an instant: an ISO 8601 text, or a span before now.</summary>
internal sealed class InstantConverter(DateTimeOffset now) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        if (text.StartsWith('-') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span))
        {
            return now + span;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : throw new JsonException($"'{text}' is neither an instant nor a span before now.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Seeds are read, not written.");
}
