using System.Globalization;

namespace Easemob.Messaging;

/// <summary>
/// A value of a message's extension, which keeps its type on the way: boolean, 64-bit integer, double, string, or JSON
/// text for everything else.
/// </summary>
public readonly struct ExtensionValue : IEquatable<ExtensionValue>
{
    private readonly long _number;
    private readonly string? _text;

    private ExtensionValue(ExtensionKind kind, long number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    /// <summary>Gets the type of the value. The default value is JSON <c>null</c>.</summary>
    public ExtensionKind Kind { get; }

    /// <summary>Gets the extension of a message that has none.</summary>
    internal static IReadOnlyDictionary<string, ExtensionValue> None { get; } = new Dictionary<string, ExtensionValue>(0);

    /// <summary>Makes a value of a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator ExtensionValue(bool value) => FromBoolean(value);

    /// <summary>Makes a value of an integer.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator ExtensionValue(long value) => FromInteger(value);

    /// <summary>Makes a value of a double.</summary>
    /// <param name="value">The double.</param>
    public static implicit operator ExtensionValue(double value) => FromDouble(value);

    /// <summary>Makes a value of a string.</summary>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static implicit operator ExtensionValue(string value) => FromString(value);

    /// <summary>Tells whether two values have the same type and content.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(ExtensionValue left, ExtensionValue right) => left.Equals(right);

    /// <summary>Tells whether two values differ in type or content.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(ExtensionValue left, ExtensionValue right) => !left.Equals(right);

    /// <summary>Makes a value of a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static ExtensionValue FromBoolean(bool value) => new(ExtensionKind.Boolean, value ? 1 : 0, null);

    /// <summary>Makes a value of an integer.</summary>
    /// <param name="value">The integer.</param>
    public static ExtensionValue FromInteger(long value) => new(ExtensionKind.Integer, value, null);

    /// <summary>Makes a value of a double.</summary>
    /// <param name="value">The double.</param>
    public static ExtensionValue FromDouble(double value) => new(ExtensionKind.Double, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Makes a value of a string.</summary>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static ExtensionValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ExtensionValue(ExtensionKind.String, 0, value);
    }

    /// <summary>Makes a value of JSON text.</summary>
    /// <param name="json">The text, which is passed on as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ExtensionValue FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new ExtensionValue(ExtensionKind.Json, 0, json);
    }

    /// <summary>Returns the boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public bool AsBoolean() => Require(ExtensionKind.Boolean)._number != 0;

    /// <summary>Returns the integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public long AsInteger() => Require(ExtensionKind.Integer)._number;

    /// <summary>Returns the number, of either kind, as a double.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public double AsDouble() =>
        Kind == ExtensionKind.Integer ? _number : BitConverter.Int64BitsToDouble(Require(ExtensionKind.Double)._number);

    /// <summary>Returns the string.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public string AsString() => Require(ExtensionKind.String)._text!;

    /// <summary>Returns the JSON text.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public string AsJson() => Require(ExtensionKind.Json)._text ?? "null";

    /// <inheritdoc/>
    public bool Equals(ExtensionValue other) =>
        Kind == other.Kind && _number == other._number && string.Equals(_text ?? "null", other._text ?? "null", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExtensionValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((((int)Kind * 397) ^ _number.GetHashCode()) * 397) ^ (_text ?? "null").GetHashCode());

    /// <summary>Returns the value as text, whatever its type.</summary>
    public override string ToString() => Kind switch
    {
        ExtensionKind.Boolean => _number != 0 ? "true" : "false",
        ExtensionKind.Integer => _number.ToString(CultureInfo.InvariantCulture),
        ExtensionKind.Double => BitConverter.Int64BitsToDouble(_number).ToString("R", CultureInfo.InvariantCulture),
        _ => _text ?? "null",
    };

    private ExtensionValue Require(ExtensionKind kind) =>
        Kind == kind ? this : throw new InvalidOperationException($"The extension value is of type {Kind}, not {kind}.");
}
