using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The table of addresses.</summary>
internal static class RestEndpoints
{
    private const string App = "/{org}/{app}";

    public static void Map(IEndpointRouteBuilder builder, ServerState state)
    {
        RestRoutes routes = new(builder, state);
        MapAccounts(routes, state);
        MapConversations(routes, state);
        MapPinnedMessages(routes, state);
        MapHistory(routes, state);
        MapFiles(routes, state);
        MapGroups(routes, state);
        MapRooms(routes, state);
        routes.Fallback();
    }

    private static void MapAccounts(RestRoutes routes, ServerState state)
    {
        AccountApi accounts = new(state);
        routes.Open("GET", "/easemob/server.json", EmulatorOperation.Discovery, new DiscoveryApi(state).Servers);
        routes.Open("POST", App + "/token", EmulatorOperation.Token, accounts.SignIn);
        routes.Open("POST", App + "/users", EmulatorOperation.RegisterUsers, accounts.Register);
        routes.Own(
            "GET", App + "/sdk/users/{user}/token/expires", EmulatorOperation.TokenExpiry, RestFeature.Free, AccountApi.TokenExpiry);
        routes.Own("GET", App + "/users/{user}/resources", EmulatorOperation.Devices, RestFeature.Free, accounts.Devices);
    }

    private static void MapConversations(RestRoutes routes, ServerState state)
    {
        const RestFeature list = RestFeature.ConversationList;
        ConversationApi conversations = new(state);
        routes.Own("GET", App + "/users/{user}/user_channels", EmulatorOperation.ConversationList, list, conversations.Recent);
        routes.Own("GET", App + "/users/{user}/user_channels/page", EmulatorOperation.ConversationListByPage, list, conversations.Page);
        routes.Own("DELETE", App + "/user/{user}/user_channel", EmulatorOperation.DeleteConversation, list, conversations.Delete);

        CursorListApi lists = new(state);
        LabelApi labels = new(state);
        const string own = App + "/sdk/user/{user}";
        routes.Own("GET", own + "/user_channels/list", EmulatorOperation.ConversationListByCursor, list, lists.All);
        routes.Own("GET", own + "/user_channels/mark/search", EmulatorOperation.ConversationListByMark, list, lists.ByMark);
        routes.Own("POST", own + "/user_channel/top", EmulatorOperation.PinConversation, list, labels.Pin);
        routes.Own("DELETE", own + "/user_channel/top", EmulatorOperation.UnpinConversation, list, labels.Unpin);
        routes.Own("POST", own + "/user_channels/mark", EmulatorOperation.AddMark, list, labels.AddMark);
        routes.Own("DELETE", own + "/user_channels/mark", EmulatorOperation.RemoveMark, list, labels.RemoveMark);
    }

    private static void MapPinnedMessages(RestRoutes routes, ServerState state)
    {
        const RestFeature pinning = RestFeature.MessagePinning;
        const string path = App + "/sdk/user/{user}/user_channel/pin";
        MessagePinApi pins = new(state);
        routes.Own("GET", path, EmulatorOperation.PinnedMessages, pinning, pins.List);
        routes.Own("POST", path, EmulatorOperation.PinMessage, pinning, pins.Pin);
        routes.Own("DELETE", path, EmulatorOperation.UnpinMessage, pinning, pins.Unpin);
    }

    private static void MapHistory(RestRoutes routes, ServerState state)
    {
        const RestFeature roaming = RestFeature.MessageRoaming;
        const string removalPath = App + "/sdk/message/roaming/{kind}/user/{user}";
        RemovalApi removal = new(state);
        routes.Own("POST", App + "/users/{user}/messageroaming", EmulatorOperation.History, roaming, new HistoryApi(state).Page);
        routes.Own("DELETE", removalPath, EmulatorOperation.RemoveByIds, roaming, removal.ByIds);
        routes.Own("DELETE", removalPath + "/time", EmulatorOperation.RemoveByTime, roaming, removal.ByTime);
        routes.Own(
            "POST",
            App + "/sdk/message/roaming/user/{user}/delete/all",
            EmulatorOperation.DeleteEverything,
            roaming,
            new ClearingApi(state).Everything);
    }

    private static void MapGroups(RestRoutes routes, ServerState state)
    {
        const string groups = App + "/chatgroups";
        ConferenceApi group = new(state, EmulatorChatType.GroupChat);
        JoiningApi joining = new(state, EmulatorChatType.GroupChat);
        MembershipApi members = new(state, EmulatorChatType.GroupChat);
        routes.Any("POST", groups, EmulatorOperation.CreateGroup, group.Create);
        routes.Any("GET", groups + "/{id}", EmulatorOperation.GroupDetails, group.Details);
        routes.Any("DELETE", groups + "/{id}", EmulatorOperation.DestroyGroup, group.Destroy);
        routes.Own("GET", App + "/users/{user}/joined_chatgroups", EmulatorOperation.JoinedGroups, RestFeature.Free, group.Joined);
        routes.Any("GET", groups + "/{id}/users", EmulatorOperation.GroupMembers, joining.Members);
        routes.Any("POST", groups + "/{id}/apply", EmulatorOperation.JoinGroup, joining.Join);
        routes.Any("DELETE", groups + "/{id}/quit", EmulatorOperation.LeaveGroup, joining.Leave);
        routes.Any("POST", groups + "/{id}/invite", EmulatorOperation.AddGroupMembers, members.Add);
        routes.Any("POST", groups + "/{id}/users", EmulatorOperation.AddGroupMembers, members.Add);
        routes.Any("DELETE", groups + "/{id}/users/{members}", EmulatorOperation.RemoveGroupMembers, members.Remove);
    }

    private static void MapRooms(RestRoutes routes, ServerState state)
    {
        const string rooms = App + "/chatrooms";
        ConferenceApi room = new(state, EmulatorChatType.ChatRoom);
        JoiningApi joining = new(state, EmulatorChatType.ChatRoom);
        MembershipApi members = new(state, EmulatorChatType.ChatRoom);
        routes.Any("POST", rooms, EmulatorOperation.CreateRoom, room.Create);
        routes.Any("GET", rooms, EmulatorOperation.Rooms, room.All);
        routes.Any("GET", rooms + "/{id}", EmulatorOperation.RoomDetails, room.Details);
        routes.Any("DELETE", rooms + "/{id}", EmulatorOperation.DestroyRoom, room.Destroy);
        routes.Any("GET", rooms + "/{id}/users", EmulatorOperation.RoomMembers, joining.Members);
        routes.Any("POST", rooms + "/{id}/apply", EmulatorOperation.JoinRoom, joining.Join);
        routes.Any("DELETE", rooms + "/{id}/quit", EmulatorOperation.LeaveRoom, joining.Leave);
        routes.Any("POST", rooms + "/{id}/users", EmulatorOperation.AddRoomMembers, members.Add);
        routes.Any("DELETE", rooms + "/{id}/users/{members}", EmulatorOperation.RemoveRoomMembers, members.Remove);
    }

    private static void MapFiles(RestRoutes routes, ServerState state)
    {
        FileApi files = new(state);
        routes.Any("POST", App + "/chatfiles", EmulatorOperation.UploadFile, files.Upload);
        routes.Open("GET", App + "/chatfiles/{file}", EmulatorOperation.DownloadFile, files.Download);
        routes.Open("GET", "/files/{file}", EmulatorOperation.DownloadStoredFile, files.Stored);
    }
}
