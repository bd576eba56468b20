namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A message to be sent, said twice: as our library wants it, and as the vendor's client does.</summary>
internal sealed record Draft(MessageBody Body, object Vendor)
{
    public IReadOnlyDictionary<string, ExtensionValue> Extensions { get; init; } = new Dictionary<string, ExtensionValue>();

    /// <summary>Gets the extensions as JSON; null for none.</summary>
    public string? ExtensionsJson { get; init; }

    public bool WantsGroupReceipts { get; init; }

    public ChatRoomPriority Priority { get; init; } = ChatRoomPriority.Normal;

    public static Draft Text(string text) => new(new TextMessageBody { Text = text }, new { type = "txt", msg = text });

    public static Draft Custom(string name, params (string Name, string Value)[] values) => new(
        new CustomMessageBody { Event = name, Parameters = values.ToDictionary(one => one.Name, one => (ExtensionValue)one.Value) },
        new { type = "custom", customEvent = name, customExts = values.ToDictionary(one => one.Name, one => one.Value) });

    public Draft With(string name, ExtensionValue value, string json) => this with
    {
        Extensions = new Dictionary<string, ExtensionValue>(Extensions) { [name] = value },
        ExtensionsJson = ExtensionsJson is null ? $$"""{"{{name}}":{{json}}}""" : $$"""{{ExtensionsJson[..^1]}},"{{name}}":{{json}}}""",
    };
}
