namespace Easemob.Messaging.Emulator;

/// <summary>Says who edited a message, when, and how often: the wire's <c>edit_msg</c>.</summary>
public sealed record EmulatorEdit
{
    /// <summary>Gets the id of the user who edited last.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets when the message was edited last.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Gets how many times the message was edited. The default is 1.</summary>
    public int Count { get; init; } = 1;
}
