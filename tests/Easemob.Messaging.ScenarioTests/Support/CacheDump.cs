using System.Globalization;
using Easemob.Messaging.Cache;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Reads a cache file past the library, as a second opinion.</summary>
internal static class CacheDump
{
    /// <summary>
    /// Returns every row of conversations, messages and tombstones as text: equal where nothing has changed. Where a message is in the search
    /// index is left out: that is filled in the background.
    /// </summary>
    public static string[] Rows(EasemobClient client) => [.. ((string[])["conversations", "messages", "tombstones"])
        .SelectMany(table => Query(client.CacheFilePath, $"SELECT * FROM {table}").Select(row => $"{table}: {row}"))];

    /// <summary>Returns what a fresh start would find unresolved in a file.</summary>
    public static async Task<IReadOnlyList<ServerIntent>> UnresolvedAsync(string path)
    {
        CacheFileOptions options = new() { Path = path, TimeProvider = TimeProvider.System, Logger = NullLogger.Instance };
        await using SqliteMessageCache cache = await SqliteMessageCache.OpenAsync(options);
        return await cache.Intents.GetUnresolvedIntentsAsync();
    }

    public static string[] Query(string path, string sql)
    {
        using SqliteConnection connection = Open(path);
        using SqliteCommand command = Command(connection, sql);
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Columns(reader).Select(column => Text(reader.GetValue(column)))));
        }

        return [.. rows];
    }

    public static void Execute(string path, string sql)
    {
        using SqliteConnection connection = Open(path);
        using SqliteCommand command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Keeps all others from writing to a file until it is disposed.</summary>
    public static IDisposable HoldWriting(string path)
    {
        SqliteConnection connection = Open(path);
        using SqliteCommand begin = Command(connection, "BEGIN IMMEDIATE");
        begin.ExecuteNonQuery();
        return connection;
    }

    private static IEnumerable<int> Columns(SqliteDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != "search_row");

    private static SqliteConnection Open(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
