namespace Easemob.Messaging.Cache;

/// <summary>The tables, one script for each version of the schema. A script that was released never changes.</summary>
internal static class Schema
{
    /// <summary>What marks a database as ours: "EmCh".</summary>
    public const int ApplicationId = 0x456D4368;

    // Message ids are kept with their sign bit flipped (SortableId), so that SQLite's order is theirs: (conversation, server_time, id)
    // is the order of messages. Times are those that DateTimeOffset can hold; the check of a whole file looks at that too.
    //
    // Rows have a key of their own and the indexes descend, since history comes from new to old: whatever is appended to a tree fills
    // its pages. With the id for a key each row went in before all others, which took half as long again and twice the space.
    private const string Version1 =
        """
        CREATE TABLE properties (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            type INTEGER NOT NULL,
            name TEXT NOT NULL,
            listed INTEGER NOT NULL DEFAULT 0,
            unread INTEGER NOT NULL DEFAULT 0,
            removed_before INTEGER NOT NULL DEFAULT 0,
            UNIQUE (type, name)
        ) STRICT;

        CREATE TABLE messages (
            row INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            server_time INTEGER NOT NULL CHECK (server_time BETWEEN -62135596800000 AND 253402300799999),
            sender TEXT NOT NULL,
            receiver TEXT NOT NULL,
            direction INTEGER NOT NULL,
            state INTEGER NOT NULL,
            type TEXT NOT NULL,
            edit_time INTEGER NOT NULL,
            format INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;

        CREATE UNIQUE INDEX messages_by_id ON messages (id DESC);

        CREATE INDEX messages_in_order ON messages (conversation, server_time DESC, id DESC);

        CREATE TABLE tombstones (
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            message INTEGER NOT NULL,
            server_time INTEGER,
            PRIMARY KEY (conversation, message)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE intents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            kind INTEGER NOT NULL,
            before INTEGER CHECK (before BETWEEN -62135596800000 AND 253402300799999),
            server_messages INTEGER,
            local_effect INTEGER
        ) STRICT;

        CREATE TABLE intent_messages (
            intent INTEGER NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
            message INTEGER NOT NULL,
            PRIMARY KEY (intent, message)
        ) STRICT, WITHOUT ROWID;
        """;

    private static readonly string[] Version1Tables =
        ["properties", "conversations", "messages", "tombstones", "intents", "intent_messages"];

    // Where the rows of version 1 came from shows in their form: lists had JSON, history protobuf. What another reader of a
    // conversation has read is kept once for all of its messages: noting it on each would mean to look at each.
    private const string Version2 =
        """
        ALTER TABLE messages ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE messages ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE messages ADD COLUMN read_count INTEGER;
        UPDATE messages SET origin = iif(format = 2, 1, 2);

        ALTER TABLE conversations ADD COLUMN pinned_at INTEGER CHECK (pinned_at BETWEEN -62135596800000 AND 253402300799999);
        ALTER TABLE conversations ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN unread_as_of INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN peer_read_until INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN deleted_until INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN removal_noticed_at INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            local_id INTEGER NOT NULL UNIQUE,
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            created_at INTEGER NOT NULL CHECK (created_at BETWEEN -62135596800000 AND 253402300799999),
            state INTEGER NOT NULL,
            device TEXT NOT NULL,
            online_only INTEGER NOT NULL,
            receivers TEXT NOT NULL,
            record BLOB NOT NULL
        ) STRICT;

        CREATE TABLE checks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL UNIQUE REFERENCES conversations (id),
            noticed_at INTEGER NOT NULL CHECK (noticed_at BETWEEN -62135596800000 AND 253402300799999),
            device TEXT
        ) STRICT;
        """;

    private static readonly string[] Version2Tables = ["outbox", "checks"];

    // What has no search_row waits to be indexed: those come first in the index, which is all it takes to find them. The search index itself
    // is not of the schema: it is made, and made anew, by rules of its own (SearchIndex).
    //
    // An intent may be about everything and no conversation: the column that says which cannot be relaxed, so its table is made anew. The
    // counter of intents goes on.
    //
    // A pinned message that is in its conversation is shown from there; whatever deletes it from there leaves a copy here.
    private const string Version3 =
        $"""
        ALTER TABLE messages ADD COLUMN extension TEXT;
        ALTER TABLE messages ADD COLUMN file_path TEXT;
        ALTER TABLE messages ADD COLUMN thumbnail_path TEXT;
        ALTER TABLE messages ADD COLUMN search_row INTEGER;

        CREATE UNIQUE INDEX messages_by_search_row ON messages (search_row);

        CREATE TABLE search_leaving (
            search_row INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL,
            sender TEXT NOT NULL,
            type TEXT NOT NULL,
            format INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;

        ALTER TABLE conversations ADD COLUMN extension TEXT;
        ALTER TABLE conversations ADD COLUMN remind_type INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE new_intents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER REFERENCES conversations (id),
            kind INTEGER NOT NULL,
            before INTEGER CHECK (before BETWEEN -62135596800000 AND 253402300799999),
            server_messages INTEGER,
            local_effect INTEGER
        ) STRICT;
        CREATE TABLE new_intent_messages (
            intent INTEGER NOT NULL REFERENCES new_intents (id) ON DELETE CASCADE,
            message INTEGER NOT NULL,
            PRIMARY KEY (intent, message)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO new_intents SELECT id, conversation, kind, before, server_messages, local_effect FROM intents;
        INSERT INTO new_intent_messages SELECT intent, message FROM intent_messages;
        DELETE FROM sqlite_sequence WHERE name = 'new_intents';
        INSERT INTO sqlite_sequence (name, seq) SELECT 'new_intents', seq FROM sqlite_sequence WHERE name = 'intents';
        DROP TABLE intent_messages;
        DROP TABLE intents;
        ALTER TABLE new_intents RENAME TO intents;
        ALTER TABLE new_intent_messages RENAME TO intent_messages;

        CREATE TABLE pinned_messages (
            message INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            changed_at INTEGER NOT NULL CHECK (changed_at BETWEEN -62135596800000 AND 253402300799999),
            pinned INTEGER NOT NULL,
            operator TEXT NOT NULL,
            server_time INTEGER CHECK (server_time BETWEEN -62135596800000 AND 253402300799999),
            sender TEXT,
            receiver TEXT,
            direction INTEGER,
            state INTEGER,
            type TEXT,
            edit_time INTEGER,
            format INTEGER,
            payload BLOB,
            file_path TEXT,
            thumbnail_path TEXT
        ) STRICT;

        CREATE INDEX pinned_messages_by_conversation ON pinned_messages (conversation);

        {PinnedMessageTable.CreateTrigger}
        """;

    /// <summary>
    /// Gives the messages of a file of version 2 a row key of their own. The first files of version 1, from before any release, had the
    /// message's id for it.
    /// </summary>
    public const string RowKeys =
        """
        CREATE TABLE new_messages (
            row INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            server_time INTEGER NOT NULL CHECK (server_time BETWEEN -62135596800000 AND 253402300799999),
            sender TEXT NOT NULL,
            receiver TEXT NOT NULL,
            direction INTEGER NOT NULL,
            state INTEGER NOT NULL,
            type TEXT NOT NULL,
            edit_time INTEGER NOT NULL,
            format INTEGER NOT NULL,
            payload BLOB NOT NULL,
            origin INTEGER NOT NULL DEFAULT 0,
            receipts INTEGER NOT NULL DEFAULT 0,
            read_count INTEGER
        ) STRICT;
        INSERT INTO new_messages (id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload,
                origin, receipts, read_count)
            SELECT id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload,
                origin, receipts, read_count
            FROM messages ORDER BY server_time DESC, id DESC;
        DROP TABLE messages;
        ALTER TABLE new_messages RENAME TO messages;
        CREATE UNIQUE INDEX messages_by_id ON messages (id DESC);
        CREATE INDEX messages_in_order ON messages (conversation, server_time DESC, id DESC);
        """;

    private static readonly string[] Version3Tables = ["search_leaving", "pinned_messages"];

    /// <summary>Gets the scripts that lead from an empty file to the newest version.</summary>
    public static IReadOnlyList<string> Versions { get; } = [Version1, Version2, Version3];

    /// <summary>Gets the tables, those first that others refer to.</summary>
    public static IReadOnlyList<string> Tables => TablesOf(Versions.Count);

    /// <summary>Returns the tables that a file of a version has.</summary>
    public static IReadOnlyList<string> TablesOf(long version) => version switch
    {
        1 => Version1Tables,
        2 => [.. Version1Tables, .. Version2Tables],
        _ => [.. Version1Tables, .. Version2Tables, .. Version3Tables],
    };
}
