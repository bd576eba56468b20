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

    /// <summary>Gets the scripts that lead from an empty file to the newest version.</summary>
    public static IReadOnlyList<string> Versions { get; } = [Version1];

    /// <summary>Gets the tables, those first that others refer to.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        ["properties", "conversations", "messages", "tombstones", "intents", "intent_messages"];
}
