using System.Text;
using System.Text.Encodings.Web;

namespace Easemob.Messaging;

/// <summary>Makes a server's words fit for an exception.</summary>
internal static class ServerText
{
    public const int MaxLength = 200;

    /// <summary>Returns the text on one line, cut, and without the secrets where the server repeats one; null for nothing.</summary>
    public static string? Clean(string? text, params string?[] secrets)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Before the cut, which could leave half a secret; as it is, and as the request wrote it in JSON.
        foreach (string secret in secrets.OfType<string>().Where(static secret => secret.Length > 0))
        {
            text = text!.Replace(secret, "***").Replace(JavaScriptEncoder.Default.Encode(secret), "***");
        }

        var line = new StringBuilder(MaxLength);
        foreach (char c in text!.Trim())
        {
            if (line.Length == MaxLength)
            {
                break;
            }

            line.Append(IsPlain(c) ? c : ' ');
        }

        return line.ToString();
    }

    // Line and paragraph separators break a log line like a control character; directions could disguise it.
    private static bool IsPlain(char c) =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) is not (
            System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.Format);
}
