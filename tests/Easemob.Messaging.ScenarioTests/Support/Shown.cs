using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Writes values as text: equal where everything that can be seen of them is.</summary>
internal static class Shown
{
    /// <summary>Writes a message with all its properties.</summary>
    public static string Text(ChatMessage message) => Write(message);

    /// <summary>Writes a message body with all its properties.</summary>
    public static string Text(MessageBody body) => Write(body);

    private static string Write(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        DateTimeOffset time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        IDictionary entries => List(entries.Keys.Cast<object>().OrderBy(key => key.ToString()).Select(key => $"{key}={Write(entries[key])}")),
        IEnumerable items => List(items.Cast<object>().Select(Write)),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        ExtensionValue extension => $"{extension.Kind} {extension}",
        _ when value.GetType() is { IsPrimitive: true } => value.ToString()!,
        _ => value.GetType().Name + List(Properties(value).Select(property => $"{property.Name}={Write(property.GetValue(value))}")),
    };

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .OrderBy(property => property.Name, StringComparer.Ordinal);

    private static string List(IEnumerable<string> items) => $"({string.Join(", ", items)})";
}
