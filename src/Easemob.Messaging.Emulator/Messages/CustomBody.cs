using System.Collections.ObjectModel;

namespace Easemob.Messaging.Emulator;

/// <summary>A body of the application's own making.</summary>
public sealed record CustomBody : EmulatorMessageBody
{
    /// <summary>Gets the name of the event.</summary>
    public required string Event { get; init; }

    /// <summary>Gets the event's values by name. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public override string WireType => "custom";
}
