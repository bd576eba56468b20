using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What a device has sent, so that the same upload sent again is not another message.</summary>
/// <remarks>The web client counts the ids of messages and of recalls apart: one of each may have the same id.</remarks>
internal sealed class UploadMemory
{
    private const int Capacity = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<(ulong Id, BodyType Type), byte[]> _answers = [];
    private readonly Queue<(ulong Id, BodyType Type)> _order = [];

    public byte[]? AnswerTo(ulong clientId, BodyType type)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault((clientId, type));
        }
    }

    public void Remember(ulong clientId, BodyType type, byte[] answer)
    {
        lock (_gate)
        {
            if (_answers.TryAdd((clientId, type), answer))
            {
                _order.Enqueue((clientId, type));
            }

            if (_order.Count > Capacity)
            {
                _answers.Remove(_order.Dequeue());
            }
        }
    }
}
