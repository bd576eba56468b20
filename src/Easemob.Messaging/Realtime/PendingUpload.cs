using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>Something that waits for its turn to be sent, or for the server's word on it.</summary>
internal sealed class PendingUpload(ulong localId)
{
    private readonly TaskCompletionSource<UploadAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong LocalId { get; } = localId;

    /// <summary>Gets the server's answer; null where the connection was lost before it came.</summary>
    public Task<UploadAnswer?> Answer => _answer.Task;

    public void Complete(UploadAnswer? answer) => _answer.TrySetResult(answer);
}
