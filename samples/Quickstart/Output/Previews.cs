using Easemob.Messaging;

namespace Quickstart.Output;

/// <summary>A message in one line.</summary>
internal static class Previews
{
    private const int MaxRunes = 120;

    public static string Of(ChatMessage? message) => message is null ? string.Empty : SafeText.Beginning(Describe(message.Body), MaxRunes);

    private static string Describe(MessageBody body) => body switch
    {
        TextMessageBody text => text.Text,
        ImageMessageBody image => $"[image {image.Width}×{image.Height}] {image.FileName}",
        VideoMessageBody video => $"[video {video.Duration.TotalSeconds} s] {video.FileName}",
        VoiceMessageBody voice => $"[voice {voice.Duration.TotalSeconds} s]",
        FileMessageBody file => $"[file {file.FileLength:N0} bytes] {file.FileName}",
        LocationMessageBody place => $"[location {place.Latitude:0.###}, {place.Longitude:0.###}] {place.Address}",
        CombinedMessageBody combined => $"[forwarded] {combined.Title}",
        CustomMessageBody custom => $"[custom] {custom.Event}",
        CommandMessageBody command => $"[command] {command.Action}",
        _ => $"[{body.Type}]",
    };
}
