using System.Text.Json;
using System.Text.Json.Serialization;
using Easemob.Messaging.Emulator.Seeding;

namespace Easemob.Messaging.Emulator;

/// <summary>A typed extension value of a message. Booleans, numbers and texts convert to it by themselves.</summary>
[JsonConverter(typeof(ExtensionValueConverter))]
public sealed record ExtensionValue
{
    private ExtensionValue(ExtensionKind kind, long integer = 0, double number = 0, string text = "")
    {
        Kind = kind;
        Integer = integer;
        Number = number;
        Text = text;
    }

    /// <summary>Gets the type of the value.</summary>
    public ExtensionKind Kind { get; }

    internal long Integer { get; }

    internal double Number { get; }

    internal string Text { get; }

    /// <summary>Makes a boolean value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The extension value.</returns>
    public static ExtensionValue FromBoolean(bool value) => new(ExtensionKind.Boolean, integer: value ? 1 : 0);

    /// <summary>Makes a whole number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The extension value.</returns>
    public static ExtensionValue FromInt64(long value) => new(ExtensionKind.WholeNumber, integer: value);

    /// <summary>Makes a double-precision number.</summary>
    /// <param name="value">The value; JSON knows neither infinity nor NaN.</param>
    /// <returns>The extension value.</returns>
    public static ExtensionValue FromDouble(double value) => double.IsFinite(value)
        ? new ExtensionValue(ExtensionKind.RealNumber, number: value)
        : throw new ArgumentException("An extension value must be finite.", nameof(value));

    /// <summary>Makes a text.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The extension value.</returns>
    public static ExtensionValue FromString(string value) => new(ExtensionKind.Text, text: value);

    /// <summary>Makes a JSON value: an object, an array or null.</summary>
    /// <param name="json">The JSON text, sent as it is in history.</param>
    /// <returns>The extension value.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static ExtensionValue FromJson(string json)
    {
        using JsonDocument checkedFirst = JsonDocument.Parse(json);
        return new ExtensionValue(ExtensionKind.Json, text: json);
    }

    /// <summary>Converts a boolean.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ExtensionValue(bool value) => FromBoolean(value);

    /// <summary>Converts a whole number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ExtensionValue(long value) => FromInt64(value);

    /// <summary>Converts a double-precision number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ExtensionValue(double value) => FromDouble(value);

    /// <summary>Converts a text.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ExtensionValue(string value) => FromString(value);
}
