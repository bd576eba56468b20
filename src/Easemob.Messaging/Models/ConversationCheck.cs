namespace Easemob.Messaging;

/// <summary>
/// A conversation of which another device removed messages, while what the cache holds of it is not yet compared with the server.
/// </summary>
public sealed record ConversationCheck
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the number of the newest notice; a later notice has a higher one.</summary>
    public required long Number { get; init; }

    /// <summary>Gets when the messages were removed, on the server's clock. What came later is not concerned.</summary>
    public required DateTimeOffset NoticedAt { get; init; }

    /// <summary>Gets the id of the device that removed them.</summary>
    /// <value>Null where the server did not say.</value>
    public string? DeviceId { get; init; }
}
