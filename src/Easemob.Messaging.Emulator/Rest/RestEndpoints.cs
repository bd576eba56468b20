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

    private static void MapFiles(RestRoutes routes, ServerState state)
    {
        FileApi files = new(state);
        routes.Any("POST", App + "/chatfiles", EmulatorOperation.UploadFile, files.Upload);
        routes.Open("GET", App + "/chatfiles/{file}", EmulatorOperation.DownloadFile, files.Download);
    }
}
