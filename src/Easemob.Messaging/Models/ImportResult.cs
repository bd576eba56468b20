namespace Easemob.Messaging;

/// <summary>What became of messages that were imported.</summary>
public readonly record struct ImportResult
{
    /// <summary>Gets how many messages are in the cache that were not before.</summary>
    public long Imported { get; init; }

    /// <summary>Gets how many were left as they were, since the cache had messages with their ids.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>Gets how many were passed over because they had been removed or recalled.</summary>
    public long Removed { get; init; }

    /// <summary>Gets how many were passed over because they were commands, which are never kept.</summary>
    public long Commands { get; init; }

    internal static ImportResult Sum(ImportResult left, ImportResult right) => new()
    {
        Imported = left.Imported + right.Imported,
        AlreadyThere = left.AlreadyThere + right.AlreadyThere,
        Removed = left.Removed + right.Removed,
        Commands = left.Commands + right.Commands,
    };
}
