using System.Globalization;
using System.Runtime.CompilerServices;

namespace Easemob.Messaging;

/// <summary>Message ids: unsigned 64-bit numbers on the wire, decimal text in the API.</summary>
internal static class MessageIds
{
    /// <summary>Reads an id, or throws for text that no server could have given.</summary>
    public static ulong Parse(string messageId, [CallerArgumentExpression(nameof(messageId))] string? parameterName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId, parameterName);
        return TryParse(messageId, out ulong id)
            ? id
            : throw new ArgumentException("A message id is a decimal number from 1 to 18446744073709551615.", parameterName);
    }

    public static bool TryParse(string? messageId, out ulong id) =>
        ulong.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    public static string Format(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
