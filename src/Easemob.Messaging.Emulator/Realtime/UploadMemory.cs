namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What a device has sent, so that the same upload sent again is not another message.</summary>
internal sealed class UploadMemory
{
    private const int Capacity = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, byte[]> _answers = [];
    private readonly Queue<ulong> _order = [];

    public byte[]? AnswerTo(ulong clientId)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault(clientId);
        }
    }

    public void Remember(ulong clientId, byte[] answer)
    {
        lock (_gate)
        {
            if (_answers.TryAdd(clientId, answer))
            {
                _order.Enqueue(clientId);
            }

            if (_order.Count > Capacity)
            {
                _answers.Remove(_order.Dequeue());
            }
        }
    }
}
