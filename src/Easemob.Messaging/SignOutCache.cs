namespace Easemob.Messaging;

/// <summary>What becomes of the local cache when a user signs out.</summary>
public enum SignOutCache
{
    /// <summary>It stays on disk, for reading offline and for the next sign-in.</summary>
    Keep = 0,

    /// <summary>
    /// All that is in it is removed, so that no byte of it can be found in the file; the files of messages in its own directory are deleted.
    /// </summary>
    Wipe = 1,
}
