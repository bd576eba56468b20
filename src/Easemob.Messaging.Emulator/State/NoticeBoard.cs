namespace Easemob.Messaging.Emulator.State;

/// <summary>Where requests leave what a user's other devices must be told; the realtime half carries it to them.</summary>
internal sealed class NoticeBoard
{
    public event Action<Notice>? Posted;

    public void Post(Notice notice) => Posted?.Invoke(notice);
}
