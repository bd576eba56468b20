using System.Diagnostics;
using SQLitePCL;

namespace Easemob.Messaging.Benchmarks;

/// <summary>
/// The limit of storing: the same rows into the same schema through prepared statements of SQLite's C API, 50 a transaction, with
/// the settings of the cache. Nothing is fetched or decoded.
/// </summary>
internal sealed class StorageLimit(string directory)
{
    private const int RowsPerTransaction = 50;

    private const string Settings =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -2048;
        PRAGMA foreign_keys = ON;
        """;

    private const string Columns =
        "id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload, origin";

    // The search index, which follows behind, is left out.
    private const string Schema =
        """
        SELECT sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE 'search%' AND type <> 'trigger'
        """;

    private const string Insert = $"INSERT INTO messages ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

    /// <summary>Stores the rows of a cache file into a fresh one.</summary>
    public Measurement Run(string cacheFile)
    {
        (string[] schema, object[][] conversations, object[][] rows) = Load(cacheFile);
        sqlite3 database = Open(Path.Combine(directory, $"{Guid.NewGuid():N}.db"));
        Execute(database, Settings);
        foreach (string statement in schema)
        {
            Execute(database, statement);
        }

        Store(database, "INSERT INTO conversations (id, type, name) VALUES (?1, ?2, ?3)", conversations);
        long startedAt = Stopwatch.GetTimestamp();
        Store(database, Insert, rows);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(startedAt);
        database.Dispose();
        return new Measurement(rows.Length, elapsed);
    }

    private static (string[] Schema, object[][] Conversations, object[][] Rows) Load(string cacheFile)
    {
        sqlite3 database = Open(cacheFile);
        string[] schema = [.. Query(database, Schema).Select(row => (string)row[0])];

        // In the order in which history brings them: from new to old.
        object[][] rows = [.. Query(database, $"SELECT {Columns} FROM messages ORDER BY server_time DESC, id DESC")];
        object[][] conversations = [.. Query(database, "SELECT id, type, name FROM conversations")];
        database.Dispose();
        return (schema, conversations, rows);
    }

    private static void Store(sqlite3 database, string sql, object[][] rows)
    {
        Check(database, raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt insert));
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % RowsPerTransaction == 0)
            {
                Execute(database, "BEGIN IMMEDIATE");
            }

            Bind(insert, rows[i]);
            if (raw.sqlite3_step(insert) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
            }

            _ = raw.sqlite3_reset(insert);
            if (i % RowsPerTransaction == RowsPerTransaction - 1 || i == rows.Length - 1)
            {
                Execute(database, "COMMIT");
            }
        }

        insert.Dispose();
    }

    private static void Bind(sqlite3_stmt insert, object[] row)
    {
        for (int column = 0; column < row.Length; column++)
        {
            _ = row[column] switch
            {
                long number => raw.sqlite3_bind_int64(insert, column + 1, number),
                string text => raw.sqlite3_bind_text(insert, column + 1, text),
                byte[] blob => raw.sqlite3_bind_blob(insert, column + 1, blob),
                _ => raw.sqlite3_bind_null(insert, column + 1),
            };
        }
    }

    private static IEnumerable<object[]> Query(sqlite3 database, string sql)
    {
        Check(database, raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt query));
        while (raw.sqlite3_step(query) == raw.SQLITE_ROW)
        {
            yield return [.. Enumerable.Range(0, raw.sqlite3_column_count(query)).Select(column => Value(query, column))];
        }

        query.Dispose();
    }

    private static object Value(sqlite3_stmt query, int column) => raw.sqlite3_column_type(query, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(query, column),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(query, column).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(query, column).ToArray(),
        _ => DBNull.Value,
    };

    private static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        return raw.sqlite3_open(path, out sqlite3 database) == raw.SQLITE_OK
            ? database
            : throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
    }

    private static void Execute(sqlite3 database, string sql) => Check(database, raw.sqlite3_exec(database, sql));

    private static void Check(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }
}
