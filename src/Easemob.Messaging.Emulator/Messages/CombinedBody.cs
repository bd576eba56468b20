namespace Easemob.Messaging.Emulator;

/// <summary>Several messages forwarded as one; they are in the attached file.</summary>
public sealed record CombinedBody : AttachmentBody
{
    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the summary.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the text for clients that do not know combined messages.</summary>
    public string CompatibleText { get; init; } = "";

    /// <summary>Gets how deep combined messages are nested, from 1 to 10. The default is 1.</summary>
    public int Level { get; init; } = 1;

    /// <inheritdoc/>
    public override string WireType => "combine";
}
