using System.Globalization;

namespace Quickstart;

/// <summary>Reads <c>--name value</c> pairs and <c>--flag</c>s. An argument wins over the environment.</summary>
internal sealed class ArgumentReader
{
    private readonly Dictionary<string, string> _given = [];

    public ArgumentReader(string[] args, IReadOnlyCollection<string> names, IReadOnlyCollection<string> flags)
    {
        for (int index = 0; index < args.Length; index++)
        {
            string name = args[index];
            if (!flags.Contains(name) && !names.Contains(name))
            {
                throw new ArgumentException($"'{name}' is not known.");
            }

            string value = string.Empty;
            if (names.Contains(name))
            {
                value = ++index < args.Length && !args[index].StartsWith("--", StringComparison.Ordinal)
                    ? args[index]
                    : throw new ArgumentException($"{name} needs a value.");
            }

            if (!_given.TryAdd(name, value))
            {
                throw new ArgumentException($"{name} is given twice.");
            }
        }
    }

    public bool Has(string name) => _given.ContainsKey(name);

    public string? Get(string name, string? environmentVariable = null)
    {
        if (_given.TryGetValue(name, out string? value))
        {
            return value;
        }

        return environmentVariable is not null && Environment.GetEnvironmentVariable(environmentVariable) is { Length: > 0 } found
            ? found
            : null;
    }

    public string[] GetList(string name) =>
        Get(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public DateTimeOffset? GetTime(string name) => Get(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            && time >= DateTimeOffset.UnixEpoch => time,
        var text => throw new ArgumentException($"{name} takes a time such as 2026-11-01 or 2026-11-01T08:30:00Z; '{text}' is not."),
    };

    public int GetCount(string name, int defaultValue) => Get(name) switch
    {
        null => defaultValue,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => count,
        var text => throw new ArgumentException($"{name} takes a number from 1; '{text}' is not."),
    };

    public void Require(string name, params string[] others)
    {
        if (Has(name) && !others.Any(Has))
        {
            throw new ArgumentException($"{name} needs {string.Join(" or ", others)}.");
        }
    }

    /// <summary>Returns what an exception says, without the name of a parameter that nobody at the keyboard knows.</summary>
    public static string MessageOf(ArgumentException error) =>
        error.Message.Replace($" (Parameter '{error.ParamName}')", string.Empty, StringComparison.Ordinal);
}
