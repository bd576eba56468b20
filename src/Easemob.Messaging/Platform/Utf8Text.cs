#if NETSTANDARD2_0
using System.Text;
#else
using System.Text.Unicode;
#endif

namespace Easemob.Messaging.Platform;

/// <summary>Tells whether bytes are UTF-8.</summary>
internal static class Utf8Text
{
#if NETSTANDARD2_0
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Strict.GetCharCount(bytes.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#else
    public static bool IsValid(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);
#endif
}
