namespace Easemob.Messaging;

/// <summary>Changes the content of a message.</summary>
public sealed record EditUpload : RealtimeUpload
{
    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the new body.</summary>
    public required MessageBody Body { get; init; }

    /// <summary>Gets the new extension.</summary>
    /// <value>Null where it stays as it is.</value>
    public IReadOnlyDictionary<string, ExtensionValue>? Extensions { get; init; }
}
