namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Names how a connection ends.</summary>
internal enum ConnectionEnd
{
    /// <summary>The client has left.</summary>
    Gone,

    /// <summary>With the closing handshake of WebSockets.</summary>
    Close,

    /// <summary>Without a word, after what was sent has left.</summary>
    Cut,

    /// <summary>With a reset; what is still on its way is lost.</summary>
    Reset,
}
