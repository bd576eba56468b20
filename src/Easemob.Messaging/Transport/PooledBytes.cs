using System.Buffers;

namespace Easemob.Messaging.Transport;

/// <summary>Bytes in a rented array, filled up to a limit and given back wiped: an answer may hold a token.</summary>
internal sealed class PooledBytes(int limit) : IDisposable
{
    private const int InitialSize = 4096;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, limit));
    private int _length;

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, _length);

    /// <summary>Reads the stream to its end, or returns false as soon as it holds more than the limit.</summary>
    public async Task<bool> TryFillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _array.Length)
            {
                Grow();
            }

            // One byte beyond the limit is asked for, to see whether there is one.
            int wanted = Math.Min(_array.Length - _length, limit - _length + 1);
#pragma warning disable CA1835 // netstandard2.0 has no other overload
            int read = await stream.ReadAsync(_array, _length, wanted, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
            if (read == 0)
            {
                return true;
            }

            if (_length + read > limit)
            {
                _length = limit;
                return false;
            }

            _length += read;
        }
    }

    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        _length = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array, clearArray: true);
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)_array.Length * 2, (long)limit + 1));
        _array.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array, clearArray: true);
        _array = larger;
    }
}
