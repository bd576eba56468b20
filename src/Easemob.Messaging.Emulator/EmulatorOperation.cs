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

    /// <summary><c>POST /{org}/{app}/sdk/message/roaming/user/{user}/delete/all</c>: deleting all conversations and messages.</summary>
    DeleteEverything,

    /// <summary><c>GET /{org}/{app}/sdk/user/{user}/user_channels/list</c>: all conversations, or the pinned ones.</summary>
    ConversationListByCursor,

    /// <summary><c>GET /{org}/{app}/sdk/user/{user}/user_channels/mark/search</c>: the conversations that have a mark.</summary>
    ConversationListByMark,

    /// <summary><c>POST /{org}/{app}/sdk/user/{user}/user_channel/top</c>.</summary>
    PinConversation,

    /// <summary><c>DELETE /{org}/{app}/sdk/user/{user}/user_channel/top</c>.</summary>
    UnpinConversation,

    /// <summary><c>POST /{org}/{app}/sdk/user/{user}/user_channels/mark</c>.</summary>
    AddMark,

    /// <summary><c>DELETE /{org}/{app}/sdk/user/{user}/user_channels/mark</c>.</summary>
    RemoveMark,

    /// <summary><c>GET /{org}/{app}/sdk/user/{user}/user_channel/pin</c>: the pinned messages of a conversation.</summary>
    PinnedMessages,

    /// <summary><c>POST /{org}/{app}/sdk/user/{user}/user_channel/pin</c>.</summary>
    PinMessage,

    /// <summary><c>DELETE /{org}/{app}/sdk/user/{user}/user_channel/pin</c>.</summary>
    UnpinMessage,

    /// <summary><c>POST /{org}/{app}/chatfiles</c>: uploading a file to be sent in a message.</summary>
    UploadFile,

    /// <summary><c>GET /{org}/{app}/chatfiles/{uuid}</c>: downloading such a file, or its thumbnail.</summary>
    DownloadFile,

    /// <summary><c>POST /{org}/{app}/chatgroups</c>.</summary>
    CreateGroup,

    /// <summary><c>GET /{org}/{app}/chatgroups/{id}</c>; there may be several ids, with commas between them.</summary>
    GroupDetails,

    /// <summary><c>DELETE /{org}/{app}/chatgroups/{id}</c>.</summary>
    DestroyGroup,

    /// <summary><c>GET /{org}/{app}/users/{user}/joined_chatgroups</c>: the groups the user is in.</summary>
    JoinedGroups,

    /// <summary><c>GET /{org}/{app}/chatgroups/{id}/users</c>.</summary>
    GroupMembers,

    /// <summary><c>POST /{org}/{app}/chatgroups/{id}/apply</c>: joining a group, or asking its owner to.</summary>
    JoinGroup,

    /// <summary><c>DELETE /{org}/{app}/chatgroups/{id}/quit</c>.</summary>
    LeaveGroup,

    /// <summary><c>POST /{org}/{app}/chatgroups/{id}/invite</c> and <c>.../users</c>: adding others.</summary>
    AddGroupMembers,

    /// <summary><c>DELETE /{org}/{app}/chatgroups/{id}/users/{members}</c>: removing others.</summary>
    RemoveGroupMembers,

    /// <summary><c>POST /{org}/{app}/chatrooms</c>.</summary>
    CreateRoom,

    /// <summary><c>GET /{org}/{app}/chatrooms</c>: all chat rooms.</summary>
    Rooms,

    /// <summary><c>GET /{org}/{app}/chatrooms/{id}</c>; there may be several ids, with commas between them.</summary>
    RoomDetails,

    /// <summary><c>DELETE /{org}/{app}/chatrooms/{id}</c>.</summary>
    DestroyRoom,

    /// <summary><c>GET /{org}/{app}/chatrooms/{id}/users</c>.</summary>
    RoomMembers,

    /// <summary><c>POST /{org}/{app}/chatrooms/{id}/apply</c>: joining a chat room.</summary>
    JoinRoom,

    /// <summary><c>DELETE /{org}/{app}/chatrooms/{id}/quit</c>.</summary>
    LeaveRoom,

    /// <summary><c>POST /{org}/{app}/chatrooms/{id}/users</c>: adding others.</summary>
    AddRoomMembers,

    /// <summary><c>DELETE /{org}/{app}/chatrooms/{id}/users/{members}</c>: removing others.</summary>
    RemoveRoomMembers,

    /// <summary><c>GET /files/{file}</c>: the storage that downloads are redirected to by <see cref="EmulatorSwitches.FileHost"/>.</summary>
    DownloadStoredFile,
}
