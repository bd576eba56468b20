using System.Globalization;
using Easemob.Messaging.Emulator.Journal;
using Easemob.Messaging.Emulator.Realtime;

namespace Easemob.Messaging.Emulator;

/// <summary>One frame of the realtime protocol as the emulator received it or was about to send it.</summary>
/// <remarks>This is a test tool: nothing is redacted, tokens included.</remarks>
public sealed class FrameEntry
{
    internal FrameEntry()
    {
    }

    /// <summary>Gets the number of the frame, from 1, over all connections. Clearing the journal does not start over.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets when the frame arrived or was about to leave, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets what the frame is.</summary>
    public required FrameKind Kind { get; init; }

    /// <summary>Gets the user who has signed in, or wants to; null if that is not known.</summary>
    public required string? User { get; init; }

    /// <summary>Gets the device that has signed in; null before.</summary>
    public required string? Resource { get; init; }

    /// <summary>Gets the bytes of the frame, one <c>MSync</c>; those of a text message are its UTF-8. Do not change them.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Gets the description of the scripted fault that met the frame; null if none did.</summary>
    public required string? Fault { get; init; }

    /// <summary>Gets which way the frame went.</summary>
    public FrameDirection Direction => Kind.Direction();

    /// <summary>Gets what is in the frame, decoded as JSON: for people to read, and for searching.</summary>
    public string Summary => FrameSummary.Of(Kind, Bytes.Span);

    /// <inheritdoc/>
    public override string ToString()
    {
        string fault = Fault is null ? "" : $" ({Fault})";
        return string.Create(CultureInfo.InvariantCulture, $"{Sequence} {User}/{Resource} {Direction} {Kind}{fault} {Summary}");
    }
}
