using System.Text.Json;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes message bodies in their JSON form.</summary>
internal static class BodyJsonWriter
{
    public static void Write(Utf8JsonWriter writer, EmulatorMessageBody body)
    {
        writer.WriteStartObject();
        // A combined message is a text with a sub type, so that clients that do not know it show its fallback.
        writer.WriteString("type", body is CombinedBody ? "txt" : body.WireType);
        if (body is AttachmentBody attachment)
        {
            writer.WriteString("url", attachment.Url);
            writer.WriteString("secret", attachment.Secret);
            writer.WriteString("filename", attachment.FileName);
            writer.WriteNumber("file_length", attachment.FileLength);
        }

        WriteMembers(writer, body);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, EmulatorMessageBody body)
    {
        switch (body)
        {
            case TextBody text:
                WriteText(writer, text);
                break;
            case ImageBody image:
                WriteImage(writer, image);
                break;
            case VideoBody video:
                writer.WriteNumber("length", video.Seconds);
                WriteSize(writer, video.Width, video.Height);
                writer.WriteString("thumb", video.ThumbnailUrl);
                writer.WriteString("thumb_secret", video.ThumbnailSecret);
                break;
            case VoiceBody voice:
                writer.WriteNumber("length", voice.Seconds);
                break;
            case CombinedBody combined:
                WriteCombined(writer, combined);
                break;
            case LocationBody location:
                writer.WriteString("addr", location.Address);
                writer.WriteNumber("lat", location.Latitude);
                writer.WriteNumber("lng", location.Longitude);
                writer.WriteString("buildingName", location.BuildingName);
                break;
            case CommandBody command:
                writer.WriteString("action", command.Action);
                break;
            case CustomBody custom:
                WriteCustom(writer, custom);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, TextBody text)
    {
        if (text.Stream is not null)
        {
            writer.WriteString("subType", "sub_stream");
        }

        writer.WriteString("msg", text.Text);
    }

    private static void WriteImage(Utf8JsonWriter writer, ImageBody image)
    {
        if (image.IsAnimated)
        {
            writer.WriteString("subType", "sub_gif");
        }

        WriteSize(writer, image.Width, image.Height);
    }

    private static void WriteCombined(Utf8JsonWriter writer, CombinedBody combined)
    {
        writer.WriteString("subType", "sub_combine");
        writer.WriteString("msg", combined.CompatibleText);
        writer.WriteString("title", combined.Title);
        writer.WriteString("summary", combined.Summary);
        writer.WriteNumber("combineLevel", combined.Level);
    }

    // One object an entry; an object instead of the array breaks the vendor's client.
    private static void WriteCustom(Utf8JsonWriter writer, CustomBody custom)
    {
        writer.WriteString("customEvent", custom.Event);
        writer.WriteStartArray("customExts");
        foreach ((string key, string value) in custom.Values)
        {
            writer.WriteStartObject();
            writer.WriteString(key, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSize(Utf8JsonWriter writer, double width, double height)
    {
        writer.WriteStartObject("size");
        writer.WriteNumber("width", width);
        writer.WriteNumber("height", height);
        writer.WriteEndObject();
    }
}
