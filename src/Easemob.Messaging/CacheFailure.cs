namespace Easemob.Messaging;

/// <summary>What is wrong with the local cache.</summary>
public enum CacheFailure
{
    /// <summary>SQLite failed in a way that has no name here.</summary>
    Other = 0,

    /// <summary>The file is damaged, or is not a cache file at all.</summary>
    Damaged = 1,

    /// <summary>The file was written by a newer version of this library.</summary>
    NewerSchema = 2,

    /// <summary>Another process kept the file busy for longer than 5 seconds.</summary>
    Busy = 3,

    /// <summary>The file or its directory cannot be written: read-only, no permission, or gone.</summary>
    NotWritable = 4,

    /// <summary>The disk is full.</summary>
    DiskFull = 5,
}
