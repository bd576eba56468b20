using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>
/// What an error answer says: the vendor's texts and number where it is the vendor's JSON, and the body as it came, which
/// may be HTML or nothing.
/// </summary>
internal sealed class RestErrorBody
{
    /// <summary>The most that is read of an error's body, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private readonly string _raw;
    private string? _error;
    private string? _description;
    private string? _exception;
    private string? _message;

    private RestErrorBody(string raw)
    {
        _raw = raw;
    }

    /// <summary>Gets the server's own number for the error.</summary>
    public int? Code { get; private set; }

    /// <summary>Gets the words that say most, where the body is the vendor's JSON.</summary>
    public string? NamedText => FirstOf(_description, _error, _message, _exception);

    /// <summary>Gets the words that say most, be they the whole body. Markup says nothing.</summary>
    public string? Text => NamedText ?? (IsMarkup(_raw) ? null : _raw);

    public static RestErrorBody Parse(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> head = utf8.Length > MaxBytes ? utf8.Slice(0, MaxBytes) : utf8;
        byte[] bytes = head.ToArray();
        var body = new RestErrorBody(Encoding.UTF8.GetString(bytes));
        try
        {
            using JsonDocument document = JsonText.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                body.Read(document.RootElement);
            }
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing at all: the status has to say it.
        }

        return body;
    }

    /// <summary>
    /// Returns whether an answer that claims success names an error at its top level, as the service is known to do. Reads
    /// no further than it must: most answers do not hold the word at all.
    /// </summary>
    public static bool IsNamedIn(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.IndexOf("\"error\""u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The bytes themselves are compared: the framework would decode escapes, and throw where they are not Unicode.
            bool isError = reader.ValueSpan.SequenceEqual("error"u8);
            reader.Read();
            if (isError && reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Returns whether any of the texts, or the body itself, contains the phrase in any case.</summary>
    public bool Contains(string phrase) =>
        Contains(_description, phrase) || Contains(_error, phrase) || Contains(_message, phrase) || Contains(_exception, phrase)
        || Contains(_raw, phrase);

    private void Read(JsonElement root)
    {
        _error = root.Member("error").GetStringOrNull();
        _description = root.Member("error_description").GetStringOrNull();
        _exception = root.Member("exception").GetStringOrNull();
        _message = root.Member("message").GetStringOrNull();
        string? digits = root.StringMember("error_code");
        Code = int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code) ? code : null;
    }

    private static string? FirstOf(params string?[] texts) => Array.Find(texts, static text => !string.IsNullOrWhiteSpace(text));

    private static bool IsMarkup(string text) => text.TrimStart() is { Length: > 0 } trimmed && trimmed[0] == '<';

    private static bool Contains(string? text, string phrase) => text?.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0;
}
