using System.Globalization;
using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads members of JSON objects that may be missing, null, or of another type than they should be.</summary>
internal static class JsonValues
{
    /// <summary>No answer of the service is nested deeper.</summary>
    public const int MaxDepth = 64;

    extension(JsonElement element)
    {
        /// <summary>Returns the member, or an undefined element.</summary>
        public JsonElement Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

        /// <summary>Returns the member where it is an object, or an undefined element.</summary>
        public JsonElement ObjectMember(string name)
        {
            JsonElement member = element.Member(name);
            return member.ValueKind == JsonValueKind.Object ? member : default;
        }

        /// <summary>Returns the elements of a member that is an array; nothing otherwise.</summary>
        public IEnumerable<JsonElement> ArrayMember(string name)
        {
            JsonElement member = element.Member(name);
            return member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : [];
        }

        /// <summary>Returns a member that is a string, or a number as text; null otherwise.</summary>
        public string? StringMember(string name)
        {
            JsonElement member = element.Member(name);
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetRawText(),
                _ => null,
            };
        }

        /// <summary>Returns a member that is a number, or text that holds one; 0 otherwise.</summary>
        public long IntegerMember(string name) => element.Member(name).ToInteger();

        /// <summary>Returns a member that counts something: from 0 to the largest <see cref="int"/>, whatever the service says.</summary>
        public int CountMember(string name) => (int)Math.Min(Math.Max(element.IntegerMember(name), 0), int.MaxValue);

        /// <summary>Returns a member that is a number, or text that holds one; 0 otherwise.</summary>
        public double DoubleMember(string name)
        {
            JsonElement member = element.Member(name);
            return member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out double number) ? number
                : member.ValueKind == JsonValueKind.String
                    && double.TryParse(member.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                    && !double.IsNaN(number) ? number
                : 0;
        }

        /// <summary>Returns whether a member is true, or the number 1 or more, as the service also writes it.</summary>
        public bool BooleanMember(string name)
        {
            JsonElement member = element.Member(name);
            return member.ValueKind == JsonValueKind.True || member.ToInteger() > 0;
        }

        /// <summary>Returns the text of an element that is a string; null otherwise.</summary>
        public string? GetStringOrNull() => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

        private long ToInteger()
        {
            if (element.ValueKind == JsonValueKind.Number)
            {
                return element.TryGetInt64(out long number) ? number
                    : element.TryGetDouble(out double fraction) && Math.Abs(fraction) < long.MaxValue ? (long)fraction
                    : 0;
            }

            return element.ValueKind == JsonValueKind.String
                && long.TryParse(element.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out long text)
                ? text
                : 0;
        }
    }
}
