namespace Easemob.Messaging.Platform;

/// <summary>Where an HTTP request went wrong.</summary>
internal enum HttpFailure
{
    /// <summary>On the way: the request may have arrived.</summary>
    Broken,

    /// <summary>No connection came about.</summary>
    NotConnected,

    /// <summary>The host's name has no address.</summary>
    NameNotResolved,

    /// <summary>No secure connection came about.</summary>
    NotSecured,
}
