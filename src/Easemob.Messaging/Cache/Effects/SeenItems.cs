namespace Easemob.Messaging.Cache;

/// <summary>The numbers of the items that were applied last: what the server sends again has no effect.</summary>
internal sealed class SeenItems
{
    private const int Capacity = 16_384;

    private readonly HashSet<ulong> _items = [];
    private readonly Queue<ulong> _order = new();

    public bool Contains(ulong item) => _items.Contains(item);

    public void Add(ulong item)
    {
        if (!_items.Add(item))
        {
            return;
        }

        _order.Enqueue(item);
        if (_order.Count > Capacity)
        {
            _items.Remove(_order.Dequeue());
        }
    }

    public void Clear()
    {
        _items.Clear();
        _order.Clear();
    }
}
