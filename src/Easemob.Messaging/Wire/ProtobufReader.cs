namespace Easemob.Messaging.Wire;

/// <summary>
/// Walks the fields of a protobuf record without allocating. Every length is checked against what is there; a record that
/// is cut off, or uses groups, ends the walk with <see cref="IsMalformed"/>.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> record)
{
    private readonly ReadOnlySpan<byte> _record = record;
    private int _position;

    /// <summary>Gets the number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Gets how the current field is written. One that is not written as its schema says is unknown to protobuf.</summary>
    public ProtobufKind Kind { get; private set; }

    /// <summary>Gets the current field's value where it is a varint.</summary>
    public ulong Number { get; private set; }

    /// <summary>Gets the current field's value where it has a length: text, bytes or a nested record.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Gets where <see cref="Bytes"/> begin in the record.</summary>
    public int BytesStart { get; private set; }

    public bool IsMalformed { get; private set; }

    /// <summary>Goes to the next field; false at the end and at the first fault.</summary>
    public bool Read()
    {
        if (_position >= _record.Length || IsMalformed)
        {
            return false;
        }

        if (!TryReadVarint(out ulong tag) || tag >> 3 is 0 or > int.MaxValue)
        {
            return Fail();
        }

        Field = (int)(tag >> 3);
        Bytes = default;
        Number = 0;
        Kind = (ProtobufKind)(tag & 7);
        return Kind switch
        {
            ProtobufKind.Varint => ReadNumber(),
            ProtobufKind.Fixed64 => SkipFixed(8),
            ProtobufKind.Bytes => ReadBytes(),
            ProtobufKind.Fixed32 => SkipFixed(4),
            _ => Fail(),
        };
    }

    /// <summary>
    /// Tells whether the current field, a repeated enum by its schema, has a number other than 0. Protobuf writes such a field in
    /// either of two forms: one number at a time or many in one.
    /// </summary>
    public readonly bool HasNumberOtherThanZero()
    {
        if (Kind == ProtobufKind.Varint)
        {
            return Number != 0;
        }

        foreach (byte part in Bytes)
        {
            if (part != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadNumber()
    {
        bool read = TryReadVarint(out ulong number);
        Number = number;
        return read || Fail();
    }

    private bool SkipFixed(int size)
    {
        if (_record.Length - _position < size)
        {
            return Fail();
        }

        _position += size;
        return true;
    }

    private bool ReadBytes()
    {
        if (!TryReadVarint(out ulong length) || length > (ulong)(_record.Length - _position))
        {
            return Fail();
        }

        Bytes = _record.Slice(_position, (int)length);
        BytesStart = _position;
        _position += (int)length;
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 70 && _position < _record.Length; shift += 7)
        {
            byte next = _record[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool Fail()
    {
        IsMalformed = true;
        return false;
    }
}
