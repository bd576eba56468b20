namespace Quickstart;

/// <summary>What the program was asked to do.</summary>
internal enum RunKind
{
    /// <summary>Everything, against an emulator of its own.</summary>
    Demo,

    /// <summary>Reading, and whatever else was named, against a server.</summary>
    Service,

    /// <summary>Reading the cache of an earlier run.</summary>
    Offline,

    /// <summary>Nothing but to say how it is used.</summary>
    Help,
}
