namespace Easemob.Messaging;

/// <summary>How the realtime connection is.</summary>
public enum ConnectionState
{
    /// <summary>There is none, and none will be made before <see cref="EasemobClient.ConnectAsync"/>.</summary>
    Disconnected = 0,

    /// <summary>The first connection is being made.</summary>
    Connecting = 1,

    /// <summary>It is there, and all that was missed has arrived.</summary>
    Connected = 2,

    /// <summary>It was lost and is being made again.</summary>
    Reconnecting = 3,
}
