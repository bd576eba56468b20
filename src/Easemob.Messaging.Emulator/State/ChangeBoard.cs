namespace Easemob.Messaging.Emulator.State;

/// <summary>Where the test side leaves what it did to a message that was delivered; the realtime half tells the devices.</summary>
internal sealed class ChangeBoard
{
    public event Action<StoredMessage>? Recalled;

    public event Action<StoredMessage>? Edited;

    public void PostRecall(StoredMessage message) => Recalled?.Invoke(message);

    public void PostEdit(StoredMessage message) => Edited?.Invoke(message);
}
