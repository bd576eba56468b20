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

        long tables = session.ReadInt64("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

        Assert.Equal(Schema.Tables.Count, tables);
        Assert.All(Schema.Tables, table => Assert.Equal(0, session.ReadInt64($"SELECT count(*) FROM {table}")));
    }
}
