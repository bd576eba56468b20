using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache;

public sealed class SchemaMigrationsTests
{
    [Fact]
    public void Run_EmptyDatabase_BringsItToTheNewestVersion()
    {
        using SqliteSession session = SqliteSession.OpenInMemory();

        long before = SchemaMigrations.Run(session);

        Assert.Equal(0, before);
        Assert.Equal(Schema.Versions.Count, SchemaMigrations.ReadVersion(session));
        Assert.Equal(Schema.ApplicationId, session.ReadInt64("PRAGMA application_id"));
    }

    [Fact]
    public void Run_NewestVersion_ChangesNothing()
    {
        using SqliteSession session = SqliteSession.OpenInMemory();
        SchemaMigrations.Run(session);
        long schema = session.ReadInt64("PRAGMA schema_version");

        long before = SchemaMigrations.Run(session);

        Assert.Equal(Schema.Versions.Count, before);
        Assert.Equal(schema, session.ReadInt64("PRAGMA schema_version"));
    }

    [Fact]
    public void Tables_Listed_AreAllThereAre()
    {
        using SqliteSession session = SqliteSession.OpenInMemory();
        SchemaMigrations.Run(session);

        // The search index, which has tables of its own, is not of the schema.
        long tables = session.ReadInt64("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

        Assert.Equal(Schema.Tables.Count, tables);
        Assert.All(Schema.Tables, table => Assert.Equal(0, session.ReadInt64($"SELECT count(*) FROM {table}")));
    }

    [Fact]
    public async Task Run_FileOfVersion1_KeepsEverything()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("a.db");
        WriteVersion1(path);

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(path))
        {
            Assert.Equal("thedevice", cache.DeviceId);
            Conversation bob = Assert.Single(await cache.Conversations.GetConversationsAsync());
            Assert.Equal((TestMessages.Bob, 2, false, 0), (bob.Key, bob.UnreadCount, bob.IsPinned, bob.Marks.Count));
            await cache.Messages.AssertHoldsAsync(TestMessages.Bob, 5, 6);
            Assert.All(await cache.Messages.LoadAllAsync(), message => Assert.Null(message.GroupReadCount));
            ServerIntent unresolved = Assert.Single(await cache.Intents.GetUnresolvedIntentsAsync());
            Assert.Equal(["7"], Assert.IsType<RemoveMessagesIntent>(unresolved).MessageIds);
            await cache.Messages.SaveMessagesAsync(TestMessages.Messages(1, 4, 8));
            await cache.Messages.AssertHoldsAsync(TestMessages.Bob, 5, 6, 8);
        }

        using SqliteSession session = SqliteSession.OpenFile(path);
        Assert.Equal(Schema.Versions.Count, SchemaMigrations.ReadVersion(session));
        Assert.Equal(2, session.ReadInt64($"SELECT origin FROM messages WHERE id = {SortableId.ToStored(5)}"));
        Assert.Equal(1, session.ReadInt64($"SELECT origin FROM messages WHERE id = {SortableId.ToStored(6)}"));
    }

    [Fact]
    public async Task Run_FileWithMessageIdsForRowKeys_KeepsEverything()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("a.db");
        WriteVersion1(path);
        GiveRowKeysUp(path);

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(path))
        {
            await cache.Messages.AssertHoldsAsync(TestMessages.Bob, 5, 6);
            await cache.Messages.SaveMessagesAsync(TestMessages.Messages(7, 8));
            await cache.Messages.AssertHoldsAsync(TestMessages.Bob, 5, 6, 7, 8);
            Assert.Equal("6", (await cache.Messages.FindMessageAsync("6"))?.MessageId);
        }

        using SqliteSession session = SqliteSession.OpenFile(path);
        Assert.Equal("ok", session.ReadText("PRAGMA integrity_check"));
    }

    [Fact]
    public void Run_VersionThatFails_LeavesTheVersionBefore()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("a.db");
        WriteVersion1(path);
        using SqliteSession session = SqliteSession.OpenFile(path);
        session.Execute("CREATE TABLE checks (in_the_way TEXT)");

        Assert.Throws<EasemobCacheException>(() => SchemaMigrations.Run(session));

        Assert.Equal(1, SchemaMigrations.ReadVersion(session));
        Assert.Equal(0, session.ReadInt64("SELECT count(*) FROM sqlite_schema WHERE name = 'outbox'"));
        Assert.Equal(0, session.ReadInt64("SELECT count(*) FROM pragma_table_info('messages') WHERE name = 'origin'"));
    }

    // What the table was like at first.
    private static void GiveRowKeysUp(string path)
    {
        using SqliteSession session = SqliteSession.OpenFile(path);
        session.Execute(
            """
            CREATE TABLE old_messages (
                id INTEGER PRIMARY KEY,
                conversation INTEGER NOT NULL REFERENCES conversations (id),
                server_time INTEGER NOT NULL,
                sender TEXT NOT NULL,
                receiver TEXT NOT NULL,
                direction INTEGER NOT NULL,
                state INTEGER NOT NULL,
                type TEXT NOT NULL,
                edit_time INTEGER NOT NULL,
                format INTEGER NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            INSERT INTO old_messages SELECT id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload
                FROM messages;
            DROP TABLE messages;
            ALTER TABLE old_messages RENAME TO messages;
            CREATE INDEX messages_in_order ON messages (conversation, server_time);
            """);
        session.CheckpointOnClose();
    }

    // Message 4 has a tombstone, and what is older than three seconds was removed.
    private static void WriteVersion1(string path)
    {
        File.WriteAllBytes(path, []);
        using SqliteSession session = SqliteSession.OpenFile(path);
        session.UseWriteAheadLog();
        session.Execute(Schema.Versions[0]);
        session.Execute(
            $"""
            PRAGMA application_id = {Schema.ApplicationId};
            PRAGMA user_version = 1;
            INSERT INTO properties VALUES ('device_id', 'thedevice');
            INSERT INTO conversations VALUES (1, 0, 'bob', 1, 2, 3000);
            INSERT INTO messages VALUES (1, {SortableId.ToStored(5)}, 1, 5000, 'bob', 'alice', 0, 0, 'txt', 0, 1, x'00');
            INSERT INTO messages VALUES (2, {SortableId.ToStored(6)}, 1, 6000, 'alice', 'bob', 1, 0, 'txt', 0, 2, x'00');
            INSERT INTO tombstones VALUES (1, {SortableId.ToStored(4)}, 4000);
            INSERT INTO intents VALUES (9, 1, 1, NULL, NULL, NULL);
            INSERT INTO intent_messages VALUES (9, {SortableId.ToStored(7)});
            """);
        session.CheckpointOnClose();
    }
}
