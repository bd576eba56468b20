using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The texts in a plain column, in the order of messages, and LIKE over them.</summary>
internal sealed class PlainTexts : IDisposable
{
    // No index gives the cache's messages of all conversations by time: what looks at them looks at all.
    private const string Scan = "SELECT time FROM texts WHERE text LIKE $pattern ORDER BY time DESC LIMIT 50";

    // At its best: the table is in the right order already.
    private const string Newest = "SELECT row FROM texts WHERE text LIKE $pattern ORDER BY row DESC LIMIT 50";

    private readonly SqliteConnection _connection;
    private long _time;

    public PlainTexts(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        using SqliteCommand create = _connection.CreateCommand();
        create.CommandText = "PRAGMA synchronous = OFF; CREATE TABLE texts (row INTEGER PRIMARY KEY, time INTEGER, text TEXT)";
        create.ExecuteNonQuery();
    }

    public void Add(IEnumerable<string> texts)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO texts (time, text) VALUES ($time, $text)";
        SqliteParameter time = insert.Parameters.Add("$time", SqliteType.Integer);
        SqliteParameter parameter = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (string text in texts)
        {
            time.Value = _time++;
            parameter.Value = text;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Returns the milliseconds of the fastest scan of all and the fastest one from the newest.</summary>
    public (double Scan, double Newest) Measure(string[] words, int runs) =>
        (words.Average(word => Best(Scan, word, runs)), words.Average(word => Best(Newest, word, runs)));

    public void Dispose() => _connection.Dispose();

    private double Best(string sql, string word, int runs)
    {
        using SqliteCommand query = _connection.CreateCommand();
        query.CommandText = sql;
        query.Parameters.AddWithValue("$pattern", $"%{word}%");
        double best = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            long startedAt = Stopwatch.GetTimestamp();
            using SqliteDataReader rows = query.ExecuteReader();
            while (rows.Read())
            {
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        }

        return best;
    }
}
