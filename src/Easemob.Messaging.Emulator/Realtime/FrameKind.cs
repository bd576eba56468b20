namespace Easemob.Messaging.Emulator;

/// <summary>Names what a frame of the realtime protocol is, for scripting trouble and reading the journal.</summary>
public enum FrameKind
{
    /// <summary>Any frame, where trouble is scripted or the journal is asked; no frame is this.</summary>
    Any,

    /// <summary>Any frame from a client, where trouble is scripted or the journal is asked; no frame is this.</summary>
    AnyUp,

    /// <summary>Any frame to a client, where trouble is scripted or the journal is asked; no frame is this.</summary>
    AnyDown,

    /// <summary>Up: bytes that are no frame, or one the emulator does not know.</summary>
    Unreadable,

    /// <summary>Up: a PROVISION, the request to sign in.</summary>
    Provision,

    /// <summary>Up: an UNREAD, also the heartbeat.</summary>
    Unread,

    /// <summary>Up: a SYNC that asks for a queue and acknowledges what came before its key.</summary>
    Pull,

    /// <summary>Up: a SYNC that sends a message, receipt, recall or edit.</summary>
    Upload,

    /// <summary>Up: a SYNC that joins or leaves a chat room.</summary>
    RoomUpload,

    /// <summary>Up: a SYNC with login information, which is not answered.</summary>
    Information,

    /// <summary>Up: a LOGOUT.</summary>
    Logout,

    /// <summary>Down: the answer to a PROVISION.</summary>
    ProvisionAnswer,

    /// <summary>Down: the answer to an UNREAD, the list of queues that hold something.</summary>
    UnreadAnswer,

    /// <summary>Down: a NOTICE that a queue holds something.</summary>
    Notice,

    /// <summary>Down: a SYNC with items of a queue.</summary>
    Batch,

    /// <summary>Down: a SYNC that ends a round: no items, and <c>is_last</c>.</summary>
    LastBatch,

    /// <summary>Down: the answer to a SYNC that sent something.</summary>
    UploadAnswer,

    /// <summary>Down: the SYNC that tells a device it is signed out.</summary>
    ForcedLogout,

    /// <summary>Down: the answer to a LOGOUT.</summary>
    LogoutAnswer,

    /// <summary>Down: a frame that a test made: see <see cref="EmulatorRealtime.SendFrame"/>.</summary>
    Handmade,
}
