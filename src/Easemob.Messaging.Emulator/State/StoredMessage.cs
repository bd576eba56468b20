using System.Globalization;

namespace Easemob.Messaging.Emulator.State;

/// <summary>A message that has its id and time.</summary>
internal sealed class StoredMessage(ulong id, long timestamp, EmulatorMessage message)
{
    public ulong Id { get; } = id;

    public long Timestamp { get; } = timestamp;

    public EmulatorMessage Message { get; } = message;

    /// <summary>Gets or sets the encoded record, made when first asked for.</summary>
    public byte[]? Record { get; set; }

    public string IdText => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the message with the id and time it was given.</summary>
    public EmulatorMessage Snapshot() => Message with { Id = IdText, SentAt = DateTimeOffset.FromUnixTimeMilliseconds(Timestamp) };
}
