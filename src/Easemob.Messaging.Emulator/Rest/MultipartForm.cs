using System.Text;
using Microsoft.Net.Http.Headers;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Finds one field of a form in its multipart encoding.</summary>
internal static class MultipartForm
{
    private const string DefaultContentType = "application/octet-stream";
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    public static bool IsMultipart(string? contentType) =>
        contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Returns the field's content and content type; false if the body is no form that has it.</summary>
    public static bool TryFind(string? formType, byte[] body, string field, out string contentType, out byte[] content)
    {
        contentType = DefaultContentType;
        content = [];
        if (!MediaTypeHeaderValue.TryParse(formType, out MediaTypeHeaderValue? type)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            return false;
        }

        // The first boundary begins the body, all others stand on a line of their own.
        byte[] delimiter = Encoding.UTF8.GetBytes($"\r\n--{boundary}");
        ReadOnlySpan<byte> rest = body;
        rest = rest.StartsWith(delimiter.AsSpan(2)) ? rest[(delimiter.Length - 2)..] : After(rest, delimiter);
        while (rest.IndexOf(delimiter) is > 0 and var end)
        {
            if (TryRead(rest[..end], field, ref contentType, ref content))
            {
                return true;
            }

            rest = rest[(end + delimiter.Length)..];
        }

        return false;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark) =>
        bytes.IndexOf(mark) is >= 0 and var index ? bytes[(index + mark.Length)..] : [];

    private static bool TryRead(ReadOnlySpan<byte> part, string field, ref string contentType, ref byte[] content)
    {
        int headEnd = part.IndexOf(HeadEnd);
        if (headEnd < 0)
        {
            return false;
        }

        Dictionary<string, string> head = Head(Encoding.UTF8.GetString(part[..headEnd]));
        if (!ContentDispositionHeaderValue.TryParse(head.GetValueOrDefault(HeaderNames.ContentDisposition), out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name) != field)
        {
            return false;
        }

        contentType = head.GetValueOrDefault(HeaderNames.ContentType) ?? DefaultContentType;
        content = part[(headEnd + HeadEnd.Length)..].ToArray();
        return true;
    }

    private static Dictionary<string, string> Head(string text)
    {
        Dictionary<string, string> head = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(':', 2) is [var name, var value])
            {
                head[name.Trim()] = value.Trim();
            }
        }

        return head;
    }
}
