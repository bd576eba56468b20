using System.Text.Json;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>An answer before it is written: a status and the members of a JSON object.</summary>
internal sealed class RestAnswer
{
    private RestAnswer(int status, Action<Utf8JsonWriter, RestEnvelope> write)
    {
        Status = status;
        WriteMembers = write;
    }

    public int Status { get; }

    public Action<Utf8JsonWriter, RestEnvelope> WriteMembers { get; }

    public string ContentType { get; private init; } = "application/json";

    /// <summary>Gets the bytes to send in place of a JSON object, where the answer is a file.</summary>
    public ReadOnlyMemory<byte>? Content { get; private init; }

    /// <summary>Gets the headers beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    /// <summary>Answers with bare members.</summary>
    public static RestAnswer Plain(Action<Utf8JsonWriter> members) => new(StatusCodes.Status200OK, (writer, _) => members(writer));

    /// <summary>Answers with the usual envelope around <c>data</c>.</summary>
    public static RestAnswer Data(string action, Action<Utf8JsonWriter> data) =>
        new(StatusCodes.Status200OK, (writer, envelope) => envelope.Write(writer, action, () =>
        {
            writer.WriteStartArray("entities");
            writer.WriteEndArray();
            writer.WritePropertyName("data");
            data(writer);
        }));

    /// <summary>Answers with the usual envelope around <c>data</c>, which is an object of these members.</summary>
    public static RestAnswer Object(string action, Action<Utf8JsonWriter> members) => Data(action, writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>Answers with the usual envelope around <c>data</c>, which is an array.</summary>
    public static RestAnswer List<T>(string action, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Data(action, writer =>
    {
        writer.WriteStartArray();
        foreach (T item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    });

    /// <summary>Answers with the usual envelope around <c>entities</c>.</summary>
    public static RestAnswer Entities(string action, Action<Utf8JsonWriter> entities) =>
        new(StatusCodes.Status200OK, (writer, envelope) => envelope.Write(writer, action, () =>
        {
            writer.WriteStartArray("entities");
            entities(writer);
            writer.WriteEndArray();
        }));

    /// <summary>Answers with bytes, or none, instead of a JSON object.</summary>
    public static RestAnswer File(int status, string contentType, ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, string> headers) =>
        new(status, (_, _) => { }) { ContentType = contentType, Content = content, Headers = headers };

    public static RestAnswer Error(int status, string error, string exception, string description, int? code = null) =>
        new(status, (writer, envelope) =>
        {
            writer.WriteString("error", error);
            writer.WriteString("exception", exception);
            writer.WriteNumber("timestamp", envelope.Timestamp);
            writer.WriteNumber("duration", 0);
            writer.WriteString("error_description", description);
            if (code is { } number)
            {
                writer.WriteNumber("error_code", number);
            }
        });
}
