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
        routes.Own("GET", App + "/users/{user}/resources", EmulatorOperation.Devices, RestFeature.Free, AccountApi.Devices);
    }

    private static void MapConversations(RestRoutes routes, ServerState state)
    {
        const RestFeature list = RestFeature.ConversationList;
        ConversationApi conversations = new(state);
        routes.Own("GET", App + "/users/{user}/user_channels", EmulatorOperation.ConversationList, list, conversations.Recent);
        routes.Own("GET", App + "/users/{user}/user_channels/page", EmulatorOperation.ConversationListByPage, list, conversations.Page);
        routes.Own("DELETE", App + "/user/{user}/user_channel", EmulatorOperation.DeleteConversation, list, conversations.Delete);
    }

    private static void MapHistory(RestRoutes routes, ServerState state)
    {
        const RestFeature roaming = RestFeature.MessageRoaming;
        const string removalPath = App + "/sdk/message/roaming/{kind}/user/{user}";
        RemovalApi removal = new(state);
        routes.Own("POST", App + "/users/{user}/messageroaming", EmulatorOperation.History, roaming, new HistoryApi(state).Page);
        routes.Own("DELETE", removalPath, EmulatorOperation.RemoveByIds, roaming, removal.ByIds);
        routes.Own("DELETE", removalPath + "/time", EmulatorOperation.RemoveByTime, roaming, removal.ByTime);
    }

    private static void MapGroups(RestRoutes routes, ServerState state)
    {
        const string groups = App + "/chatgroups";
        ConferenceApi group = new(state, EmulatorChatType.GroupChat);
        MembershipApi members = new(state, EmulatorChatType.GroupChat);
        routes.Any("POST", groups, EmulatorOperation.CreateGroup, group.Create);
        routes.Any("GET", groups + "/{id}", EmulatorOperation.GroupDetails, group.Details);
        routes.Any("DELETE", groups + "/{id}", EmulatorOperation.DestroyGroup, group.Destroy);
        routes.Own("GET", App + "/users/{user}/joined_chatgroups", EmulatorOperation.JoinedGroups, RestFeature.Free, group.Joined);
        routes.Any("GET", groups + "/{id}/users", EmulatorOperation.GroupMembers, members.Members);
        routes.Any("POST", groups + "/{id}/apply", EmulatorOperation.JoinGroup, members.Join);
        routes.Any("DELETE", groups + "/{id}/quit", EmulatorOperation.LeaveGroup, members.Leave);
        routes.Any("POST", groups + "/{id}/invite", EmulatorOperation.AddGroupMembers, members.Add);
        routes.Any("POST", groups + "/{id}/users", EmulatorOperation.AddGroupMembers, members.Add);
        routes.Any("DELETE", groups + "/{id}/users/{members}", EmulatorOperation.RemoveGroupMembers, members.Remove);
    }

    private static void MapRooms(RestRoutes routes, ServerState state)
    {
        const string rooms = App + "/chatrooms";
        ConferenceApi room = new(state, EmulatorChatType.ChatRoom);
        MembershipApi members = new(state, EmulatorChatType.ChatRoom);
        routes.Any("POST", rooms, EmulatorOperation.CreateRoom, room.Create);
        routes.Any("GET", rooms, EmulatorOperation.Rooms, room.All);
        routes.Any("GET", rooms + "/{id}", EmulatorOperation.RoomDetails, room.Details);
        routes.Any("DELETE", rooms + "/{id}", EmulatorOperation.DestroyRoom, room.Destroy);
        routes.Any("GET", rooms + "/{id}/users", EmulatorOperation.RoomMembers, members.Members);
        routes.Any("POST", rooms + "/{id}/apply", EmulatorOperation.JoinRoom, members.Join);
        routes.Any("DELETE", rooms + "/{id}/quit", EmulatorOperation.LeaveRoom, members.Leave);
        routes.Any("POST", rooms + "/{id}/users", EmulatorOperation.AddRoomMembers, members.Add);
        routes.Any("DELETE", rooms + "/{id}/users/{members}", EmulatorOperation.RemoveRoomMembers, members.Remove);
    }

    private static void MapFiles(RestRoutes routes, ServerState state)
    {
        FileApi files = new(state);
        routes.Any("POST", App + "/chatfiles", EmulatorOperation.UploadFile, files.Upload);
        routes.Open("GET", App + "/chatfiles/{file}", EmulatorOperation.DownloadFile, files.Download);
    }
}
