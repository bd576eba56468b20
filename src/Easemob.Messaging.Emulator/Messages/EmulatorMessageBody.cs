using System.Text.Json.Serialization;

namespace Easemob.Messaging.Emulator;

/// <summary>The body of a message: one of the records derived from it here.</summary>
/// <remarks>
/// In a seed file the member <c>type</c> chooses among them with the wire's own words: <c>txt</c>, <c>img</c>, <c>cmd</c> …
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBody), "txt")]
[JsonDerivedType(typeof(ImageBody), "img")]
[JsonDerivedType(typeof(VideoBody), "video")]
[JsonDerivedType(typeof(VoiceBody), "audio")]
[JsonDerivedType(typeof(FileBody), "file")]
[JsonDerivedType(typeof(LocationBody), "loc")]
[JsonDerivedType(typeof(CommandBody), "cmd")]
[JsonDerivedType(typeof(CustomBody), "custom")]
[JsonDerivedType(typeof(CombinedBody), "combine")]
public abstract record EmulatorMessageBody
{
    private protected EmulatorMessageBody()
    {
    }

    /// <summary>Gets the wire's word for this type of body, which is also what a history filter names.</summary>
    [JsonIgnore]
    public abstract string WireType { get; }
}
