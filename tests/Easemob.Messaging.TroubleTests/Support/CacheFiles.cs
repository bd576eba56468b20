using System.Globalization;
using Easemob.Messaging.Emulator;
using Microsoft.Data.Sqlite;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>The cache file that every world begins with, and what is in a file: read past the library, as a second opinion.</summary>
internal static class CacheFiles
{
    private static readonly string[] DataTables = ["properties", "conversations", "messages", "tombstones"];
    private static readonly string[] IntentTables = ["intents", "intent_messages"];
    private static readonly Lazy<Task<(string Name, byte[] Bytes)>> Begun = new(BeginAsync);

    /// <summary>Puts a file into the directory in which bob's first messages were fetched.</summary>
    public static async Task PlantAsync(string directory)
    {
        (string name, byte[] bytes) = await Begun.Value;
        await File.WriteAllBytesAsync(Path.Combine(directory, name), bytes);
    }

    /// <summary>Returns every row of every table but the intents', as text: equal where nothing has changed.</summary>
    public static string[] DataRows(string path) => Rows(path, DataTables);

    /// <summary>Returns the rows of the intents that are not resolved.</summary>
    public static string[] IntentRows(string path) => Rows(path, IntentTables);

    public static int CountIntents(string path) => Rows(path, IntentTables[..1]).Length;

    private static async Task<(string Name, byte[] Bytes)> BeginAsync()
    {
        string directory = Directory.CreateTempSubdirectory("easemob-trouble-").FullName;
        try
        {
            await using EasemobEmulator emulator = await Server.StartAsync();
            Server.AddCachedPart(emulator.Data);
            EasemobOptions options = new()
            {
                AppKey = Server.AppKey,
                Endpoints = EasemobEndpoints.Fixed(emulator.Address),
                CacheDirectory = directory,
            };
            string path;
            await using (EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password(Server.User, Server.Password)))
            {
                path = client.CacheFilePath;
                await client.ChatManager.GetConversationsFromServerAsync();
                await client.ChatManager.FetchHistoryMessagesFromServerAsync(ConversationKey.Chat("bob"));
            }

            using (SqliteConnection connection = Open(path, SqliteOpenMode.ReadWrite))
            using (SqliteCommand checkpoint = connection.CreateCommand())
            {
                checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                checkpoint.ExecuteNonQuery();
            }

            return (Path.GetFileName(path), await File.ReadAllBytesAsync(path));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string[] Rows(string path, IEnumerable<string> tables)
    {
        using SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        return [.. tables.SelectMany(table => Rows(connection, snapshot, table))];
    }

    private static List<string> Rows(SqliteConnection connection, SqliteTransaction snapshot, string table)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
#pragma warning disable CA2100 // The names are those above
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add($"{table}: " + string.Join(" | ", Columns(reader).Select(column => Text(reader.GetValue(column)))));
        }

        return rows;
    }

    // The search index is filled in the background, and says nothing that the message does not.
    private static IEnumerable<int> Columns(SqliteDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != "search_row");

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = mode }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
