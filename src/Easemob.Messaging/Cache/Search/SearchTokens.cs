using System.Text;

namespace Easemob.Messaging.Cache;

/// <summary>
/// Text as the index sees it: for each character (UTF-16 unit) that is no white space one token, of it and the next one, or of it alone
/// at the end of a word. So every part of a word of two characters or more is a phrase, and every character begins a token.
/// </summary>
/// <remarks>
/// Only letters and digits of ASCII stand for themselves; the rest of ASCII is written in the two bytes that UTF-8 forbids it, and single
/// surrogates in three. To the tokenizer all of that is letters, so no character means anything to it, and no two tokens are alike.
/// </remarks>
internal sealed class SearchTokens
{
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>Gets what was added.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Adds a text, of which the words do not join those before.</summary>
    public void AddText(string composed)
    {
        char unit = composed.Length > 0 ? SearchFolding.Fold(composed[0]) : ' ';
        for (int i = 0; i < composed.Length; i++)
        {
            char next = i + 1 < composed.Length ? SearchFolding.Fold(composed[i + 1]) : ' ';
            if (!char.IsWhiteSpace(unit))
            {
                AddUnit(unit);
                if (!char.IsWhiteSpace(next))
                {
                    AddUnit(next);
                }

                AddByte((byte)' ');
            }

            unit = next;
        }
    }

    /// <summary>Adds what finds a folded word: the phrase of its pairs, or whatever begins with its only character.</summary>
    public void AddPhrase(string word)
    {
        AddByte((byte)'"');
        AddUnit(word[0]);
        for (int i = 1; i < word.Length; i++)
        {
            if (i > 1)
            {
                AddByte((byte)' ');
                AddUnit(word[i - 1]);
            }

            AddUnit(word[i]);
        }

        AddByte((byte)'"');
        if (word.Length == 1)
        {
            AddByte((byte)'*');
        }
    }

    /// <summary>Adds one token that names something, apart from those of texts by being in a column of its own.</summary>
    public void AddName(char kind, string name)
    {
        AddUnit(kind);
        foreach (char unit in name)
        {
            AddUnit(SearchFolding.Fold(unit));
        }

        AddByte((byte)' ');
    }

    /// <summary>Adds ASCII as it is.</summary>
    public void AddSyntax(string syntax)
    {
        foreach (char unit in syntax)
        {
            AddByte((byte)unit);
        }
    }

    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);

    private void AddUnit(char unit)
    {
        if (unit is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        {
            AddByte((byte)unit);
        }
        else if (unit < 0x800)
        {
            AddByte((byte)(0xC0 | (unit >> 6)));
            AddByte((byte)(0x80 | (unit & 0x3F)));
        }
        else
        {
            AddByte((byte)(0xE0 | (unit >> 12)));
            AddByte((byte)(0x80 | ((unit >> 6) & 0x3F)));
            AddByte((byte)(0x80 | (unit & 0x3F)));
        }
    }

    private void AddByte(byte value)
    {
        if (_length == _bytes.Length)
        {
            Array.Resize(ref _bytes, _length * 2);
        }

        _bytes[_length++] = value;
    }
}
