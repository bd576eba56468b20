using System.Collections.Concurrent;
using Easemob.Messaging.Cache;
using Microsoft.Data.Sqlite;

namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>One life of a client: what it told from its opening to its end.</summary>
internal sealed class LiveDevice
{
    private readonly ConcurrentQueue<ChatEvent> _told = new();
    private readonly ConcurrentQueue<string> _handled = new();
    private readonly Task _listening;

    public LiveDevice(EasemobClient client, int place)
    {
        Place = place;
        Client = client;
        client.ChatManager.MessageReceived += (_, received) => _handled.Enqueue(received.Message.MessageId);
        _listening = ListenAsync();
    }

    /// <summary>Gets the number of the client among those that share the file: each place is told everything once.</summary>
    public int Place { get; }

    public EasemobClient Client { get; }

    public ChatManager Chat => Client.ChatManager;

    public bool IsConnected => Client.ConnectionState == ConnectionState.Connected;

    /// <summary>Gets all that was told so far, in order.</summary>
    public IReadOnlyList<ChatEvent> Told => [.. _told];

    /// <summary>Gets the ids of the messages that were told, in order.</summary>
    public string[] Received => [.. _told.OfType<MessageReceived>().Select(received => received.Message.MessageId)];

    /// <summary>Gets the same as the handlers of the event were given them.</summary>
    public string[] Handled => [.. _handled];

    public IEnumerable<ConnectionStateChanged> Changes => _told.OfType<ConnectionStateChanged>();

    public async Task<IReadOnlyList<ChatMessage>> LoadAllAsync(ConversationKey conversation)
    {
        List<ChatMessage> all = [];
        while (true)
        {
            string? start = all.Count > 0 ? all[0].MessageId : null;
            IReadOnlyList<ChatMessage> page = await Chat.LoadMessagesAsync(conversation, start, count: 400);
            if (page.Count == 0)
            {
                return all;
            }

            all.InsertRange(0, page);
        }
    }

    /// <summary>Gets the ids of what failed to be sent from this place, and of what is unknown still although it is connected.</summary>
    public IReadOnlyList<string> Unsettled =>
        [.. Query($"SELECT local_id FROM outbox WHERE state <> 1 AND {OfThisPlace} ORDER BY number")
            .Select(stored => MessageIds.Format(SortableId.FromStored(stored)))];

    /// <summary>Gets a value indicating whether something is being sent; what another place was sending waits for that.</summary>
    public bool IsSending => Count($"outbox WHERE state = 1 AND {OfThisPlace}") > 0;

    private string OfThisPlace => $"device {(Place == 1 ? "NOT " : "")}LIKE '%-2'";

    /// <summary>Counts rows of the cache file, past the library.</summary>
    public long Count(string table) => Query($"SELECT count(*) FROM {table}")[0];

    private List<long> Query(string sql)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Client.CacheFilePath,
            Pooling = false,
            Mode = SqliteOpenMode.ReadOnly,
        }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        List<long> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetInt64(0));
        }

        return values;
    }

    /// <summary>Ends this life; all that was to be told has been told then.</summary>
    public async Task EndAsync()
    {
        await Client.DisposeAsync().AsTask().WaitAsync(LiveWorld.HangGuard);
        await _listening.WaitAsync(LiveWorld.HangGuard);
    }

    private async Task ListenAsync()
    {
        await foreach (ChatEvent happened in Chat.Events)
        {
            _told.Enqueue(happened);
        }
    }
}
