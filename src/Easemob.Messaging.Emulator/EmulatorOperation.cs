namespace Easemob.Messaging.Emulator;

/// <summary>Names what a request asks for, for scripting trouble and reading the journal.</summary>
public enum EmulatorOperation
{
    /// <summary>A request to an address the emulator does not know.</summary>
    Unknown,

    /// <summary>Any operation, where trouble is scripted; never found in the journal.</summary>
    Any,

    /// <summary><c>GET /easemob/server.json</c>.</summary>
    Discovery,

    /// <summary><c>POST /{org}/{app}/token</c>: signing in with a password.</summary>
    Token,

    /// <summary><c>GET /{org}/{app}/sdk/users/{user}/token/expires</c>.</summary>
    TokenExpiry,

    /// <summary><c>POST /{org}/{app}/users</c>: registration.</summary>
    RegisterUsers,

    /// <summary><c>GET /{org}/{app}/users/{user}/resources</c>: the user's devices.</summary>
    Devices,

    /// <summary><c>GET /{org}/{app}/users/{user}/user_channels</c>: the 10 newest conversations of 7 days.</summary>
    ConversationList,

    /// <summary><c>GET /{org}/{app}/users/{user}/user_channels/page</c>.</summary>
    ConversationListByPage,

    /// <summary><c>POST /{org}/{app}/users/{user}/messageroaming</c>.</summary>
    History,

    /// <summary><c>DELETE /{org}/{app}/sdk/message/roaming/{chat|group}/user/{user}</c>.</summary>
    RemoveByIds,

    /// <summary><c>DELETE /{org}/{app}/sdk/message/roaming/{chat|group}/user/{user}/time</c>.</summary>
    RemoveByTime,

    /// <summary><c>DELETE /{org}/{app}/user/{user}/user_channel</c>.</summary>
    DeleteConversation,

    /// <summary><c>POST /{org}/{app}/chatfiles</c>: uploading a file to be sent in a message.</summary>
    UploadFile,

    /// <summary><c>GET /{org}/{app}/chatfiles/{uuid}</c>: downloading such a file, or its thumbnail.</summary>
    DownloadFile,
}
