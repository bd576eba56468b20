namespace Easemob.Messaging;

/// <summary>A message that has not, or not certainly, reached the server.</summary>
public sealed record OutboxEntry
{
    /// <summary>Gets what is, was or will be sent.</summary>
    public required MessageUpload Upload { get; init; }

    /// <summary>Gets when the application sent it, on this device's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets how far it has come: <see cref="MessageState.Sending"/>, <see cref="MessageState.Failed"/> or
    /// <see cref="MessageState.Unknown"/>.</summary>
    public required MessageState State { get; init; }

    /// <summary>Gets the id of the device that sent it: only under this one does the server know it again.</summary>
    public required string DeviceId { get; init; }
}
