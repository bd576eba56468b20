using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Parses JSON whose texts may hold broken Unicode: half an emoji where a phone cut a text, or bytes that are not UTF-8. The
/// framework's reader refuses such texts only when they are asked for; here each broken character becomes U+FFFD first.
/// </summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = JsonValues.MaxDepth };

    private static ReadOnlySpan<byte> UnicodeEscape => "\\u"u8;

    private static ReadOnlySpan<byte> ReplacementDigits => "FFFD"u8;

    /// <exception cref="JsonException">The text is not JSON, or is nested too deeply.</exception>
    public static JsonDocument Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <exception cref="JsonException">The text is not JSON, or is nested too deeply.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8) => JsonDocument.Parse(Mend(utf8), Limits);

    private static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> utf8)
    {
        byte[]? copy = null;
        if (!Utf8Text.IsValid(utf8.Span))
        {
            copy = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8.ToArray()));
        }

        ReadOnlySpan<byte> text = copy ?? utf8.Span;
        int start = text.IndexOf(UnicodeEscape);
        if (start >= 0 && HasSurrogateEscape(text.Slice(start)))
        {
            copy ??= utf8.ToArray();
            MendSurrogateEscapes(copy);
        }

        return copy ?? utf8;
    }

    private static bool HasSurrogateEscape(ReadOnlySpan<byte> text)
    {
        for (int at = 0; at + 6 <= text.Length; at++)
        {
            if (TryReadEscape(text, at, out int unit) && unit is >= 0xD800 and <= 0xDFFF)
            {
                return true;
            }
        }

        return false;
    }

    private static void MendSurrogateEscapes(Span<byte> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] != '\\')
            {
                at++;
            }
            else if (!TryReadEscape(text, at, out int unit) || unit is < 0xD800 or > 0xDFFF)
            {
                at += 2;
            }
            else if (unit <= 0xDBFF && TryReadEscape(text, at + 6, out int second) && second is >= 0xDC00 and <= 0xDFFF)
            {
                at += 12;
            }
            else
            {
                ReplacementDigits.CopyTo(text.Slice(at + 2));
                at += 6;
            }
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> text, int at, out int unit)
    {
        unit = 0;
        return at + 6 <= text.Length && text.Slice(at, 2).SequenceEqual(UnicodeEscape)
            && Utf8Parser.TryParse(text.Slice(at + 2, 4), out unit, out int digits, 'x') && digits == 4;
    }
}
