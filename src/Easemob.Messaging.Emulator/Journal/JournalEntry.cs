using System.Globalization;

namespace Easemob.Messaging.Emulator;

/// <summary>One request as the emulator received it, and what became of it.</summary>
/// <remarks>This is a test tool: nothing is redacted, tokens and passwords included.</remarks>
public sealed class JournalEntry
{
    private volatile int _status;
    private volatile string? _user;
    private volatile string? _fault;

    internal JournalEntry()
    {
    }

    /// <summary>Gets the number of the request, from 1, in the order of arrival. Clearing the journal does not start over.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets when the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets what the request asked for.</summary>
    public required EmulatorOperation Operation { get; init; }

    /// <summary>Gets the HTTP method, as sent.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path, as sent, escapes included.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query, as sent, without the question mark; empty if there is none.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the headers; names ignore case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as text; empty if there is none, and for uploads.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// Gets the user id the request named, in lower case: in the path, in the body of a sign-in, or by its token; null if none.
    /// </summary>
    public string? User
    {
        get => _user;
        internal set => _user = value;
    }

    /// <summary>Gets the status of the answer; null as long as none has begun, and for ever where trouble withheld it.</summary>
    public int? Status
    {
        get => _status == 0 ? null : _status;
        internal set => _status = value ?? 0;
    }

    /// <summary>Gets the description of the scripted fault that met the request; null if none did.</summary>
    public string? Fault
    {
        get => _fault;
        internal set => _fault = value;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string target = Query.Length > 0 ? $"{Path}?{Query}" : Path;
        string answer = Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        string fault = Fault is null ? "" : $" ({Fault})";
        return string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Method} {target} -> {answer}{fault}");
    }
}
