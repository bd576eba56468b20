#if !NET
using System.Globalization;
#endif
using System.Security.Cryptography;
using System.Text;

namespace Easemob.Messaging.Platform;

/// <summary>Digests of text.</summary>
internal static class Digests
{
    /// <summary>Returns the SHA-256 of a text's UTF-8, in lower-case hexadecimal.</summary>
    public static string Sha256(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
#else
        using var sha256 = SHA256.Create();
        return string.Concat(sha256.ComputeHash(bytes).Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
#endif
    }
}
