namespace Easemob.Messaging.Cache;

/// <summary>What a commit survives.</summary>
internal enum Durability
{
    /// <summary>Not chosen yet.</summary>
    Unset = 0,

    /// <summary>The end of the process; after a power failure it may be gone, whole. For what the server can be asked again.</summary>
    Normal = 1,

    /// <summary>A power failure too.</summary>
    Full = 2,
}
