namespace Easemob.Messaging.Cache;

/// <summary>What a row of coverage says, by its number in the file.</summary>
internal enum CoverageKind
{
    /// <summary>What the server had here is held completely.</summary>
    Held = 0,

    /// <summary>What is held here may be gone from the server.</summary>
    Doubtful = 1,
}
