using System.Text;

namespace Easemob.Messaging.Wire;

/// <summary>Turns the few names that recur in a page of messages into one string each.</summary>
internal sealed class NamePool
{
    private const int Capacity = 16;

    private readonly byte[][] _bytes = new byte[Capacity][];
    private readonly string[] _names = new string[Capacity];
    private int _count;

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        int known = Math.Min(_count, Capacity);
        for (int i = 0; i < known; i++)
        {
            if (utf8.SequenceEqual(_bytes[i]))
            {
                return _names[i];
            }
        }

        int slot = _count++ % Capacity;
        _bytes[slot] = utf8.ToArray();
        return _names[slot] = Encoding.UTF8.GetString(_bytes[slot]);
    }
}
