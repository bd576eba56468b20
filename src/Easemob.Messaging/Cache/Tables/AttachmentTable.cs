namespace Easemob.Messaging.Cache;

/// <summary>Where the files of messages are, in the rows of messages and of pinned ones.</summary>
internal static class AttachmentTable
{
    private const string IsKnown =
        """
        SELECT EXISTS (SELECT 1 FROM messages WHERE id = ?1) OR EXISTS (SELECT 1 FROM pinned_messages WHERE message = ?1 AND pinned = 1)
        """;

    private static readonly string[] SetFile = Statements("file_path");

    private static readonly string[] SetThumbnail = Statements("thumbnail_path");

    /// <summary>Notes a path.</summary>
    /// <returns>Whether there is such a message.</returns>
    public static bool SavePath(SqliteSession session, long storedId, AttachmentPart part, string? path)
    {
        int changed = 0;
        foreach (string sql in part == AttachmentPart.File ? SetFile : SetThumbnail)
        {
            using SqliteStatement update = session.Prepare(sql);
            update.Bind(1, storedId);
            update.BindOrNull(2, path);
            changed += update.Execute();
        }

        return changed > 0;
    }

    /// <summary>Finds out which of some messages are not here.</summary>
    public static List<ulong> FindUnknown(SqliteSession session, IReadOnlyList<ulong> ids)
    {
        var unknown = new List<ulong>();
        foreach (ulong id in ids)
        {
            using SqliteStatement find = session.Prepare(IsKnown);
            find.Bind(1, SortableId.ToStored(id));
            if (find.Step() && find.GetInt32(0) == 0)
            {
                unknown.Add(id);
            }
        }

        return unknown;
    }

    private static string[] Statements(string column) =>
    [
        $"UPDATE messages SET {column} = ?2 WHERE id = ?1",
        $"UPDATE pinned_messages SET {column} = ?2 WHERE message = ?1 AND pinned = 1",
    ];
}
