using System.Text;
using Easemob.Messaging.Wire;
using SQLitePCL;

namespace Easemob.Messaging.Cache;

/// <summary>
/// A prepared statement on loan from its session; disposing hands it back at rest, so that no read stays open. Parameters count
/// from 1, columns from 0, as in SQLite. Text and blobs pass as spans: nothing is boxed and storing allocates nothing.
/// </summary>
internal readonly ref struct SqliteStatement
{
    // What DateTimeOffset can hold.
    public const long EarliestTime = -62_135_596_800_000;
    private const long LatestTime = WireTime.Max;

    private readonly SqliteSession _session;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteSession session, sqlite3_stmt statement)
    {
        _session = session;
        _statement = statement;
    }

    public void Bind(int parameter, long value) => _session.Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, long? value) =>
        _session.Check(value is { } number
            ? raw.sqlite3_bind_int64(_statement, parameter, number)
            : raw.sqlite3_bind_null(_statement, parameter));

    public void BindOrNull(int parameter, string? value)
    {
        if (value is null)
        {
            _session.Check(raw.sqlite3_bind_null(_statement, parameter));
        }
        else
        {
            Bind(parameter, value);
        }
    }

    // An empty span has no address, which SQLite would take for NULL. And of a single surrogate SQLite makes one character with whatever
    // comes next.
    public void Bind(int parameter, string value) =>
        _session.Check(value.Length == 0 ? raw.sqlite3_bind_text(_statement, parameter, string.Empty)
            : HasSingleSurrogate(value) ? raw.sqlite3_bind_text(_statement, parameter, Encoding.UTF8.GetBytes(value))
            : raw.sqlite3_bind_text16(_statement, parameter, value.AsSpan()));

    public void Bind(int parameter, ReadOnlySpan<byte> value) =>
        _session.Check(value.Length > 0
            ? raw.sqlite3_bind_blob(_statement, parameter, value)
            : raw.sqlite3_bind_zeroblob(_statement, parameter, 0));

    /// <summary>Binds bytes as text, which they need not be to anybody but an index.</summary>
    public void BindText(int parameter, ReadOnlySpan<byte> value) =>
        _session.Check(value.Length > 0
            ? raw.sqlite3_bind_text(_statement, parameter, value)
            : raw.sqlite3_bind_text(_statement, parameter, string.Empty));

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        _session.Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        return false;
    }

    /// <summary>Runs to the end and makes the statement ready for the next values.</summary>
    /// <returns>How many rows were inserted, updated or deleted.</returns>
    public int Execute()
    {
        while (Step())
        {
        }

        int changes = _session.Changes;
        Reset();
        return changes;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(_statement, column);

    /// <summary>A time in Unix milliseconds; one that no calendar knows is damage, which SQLite cannot see.</summary>
    public long GetTime(int column) => GetInt64(column) is >= EarliestTime and <= LatestTime and var time
        ? time
        : throw SqliteErrors.Damaged(_session.FilePath, "a time is out of range");

    /// <summary>The bytes of a blob, or of a text in UTF-8; valid until the next step.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public string GetString(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? string.Empty;

    /// <summary>A text, or null where there is none.</summary>
    public string? FindString(int column) => IsNull(column) ? null : GetString(column);

    public void Dispose()
    {
        Reset();
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    private static bool HasSingleSurrogate(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i])
                && (!char.IsHighSurrogate(value[i]) || ++i == value.Length || !char.IsLowSurrogate(value[i])))
            {
                return true;
            }
        }

        return false;
    }

    // What reset returns is the error of the last step, which was reported then.
    private void Reset() => _ = raw.sqlite3_reset(_statement);
}
