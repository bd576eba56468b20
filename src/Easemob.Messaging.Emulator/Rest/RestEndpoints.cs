using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The table of addresses.</summary>
internal static class RestEndpoints
{
    private const string App = "/{org}/{app}";

    public static void Map(IEndpointRouteBuilder routes, ServerState state)
    {
        RestDispatcher dispatcher = new(state);
        DiscoveryApi discovery = new(state);
        AccountApi accounts = new(state);
        ConversationApi conversations = new(state);
        HistoryApi history = new(state);
        RemovalApi removal = new(state);

        Open("GET", "/easemob/server.json", EmulatorOperation.Discovery, discovery.Servers);
        Open("POST", App + "/token", EmulatorOperation.Token, accounts.SignIn);
        Open("POST", App + "/users", EmulatorOperation.RegisterUsers, accounts.Register);
        Own("GET", App + "/sdk/users/{user}/token/expires", EmulatorOperation.TokenExpiry, RestFeature.Free, AccountApi.TokenExpiry);
        Own("GET", App + "/users/{user}/resources", EmulatorOperation.Devices, RestFeature.Free, accounts.Devices);

        const RestFeature list = RestFeature.ConversationList;
        Own("GET", App + "/users/{user}/user_channels", EmulatorOperation.ConversationList, list, conversations.Recent);
        Own("GET", App + "/users/{user}/user_channels/page", EmulatorOperation.ConversationListByPage, list, conversations.Page);
        Own("DELETE", App + "/user/{user}/user_channel", EmulatorOperation.DeleteConversation, list, conversations.Delete);

        const RestFeature roaming = RestFeature.MessageRoaming;
        Own("POST", App + "/users/{user}/messageroaming", EmulatorOperation.History, roaming, history.Page);
        Own("DELETE", App + "/sdk/message/roaming/{kind}/user/{user}", EmulatorOperation.RemoveByIds, roaming, removal.ByIds);
        Own("DELETE", App + "/sdk/message/roaming/{kind}/user/{user}/time", EmulatorOperation.RemoveByTime, roaming, removal.ByTime);
        routes.MapFallback("{*path}", dispatcher.InvokeAsync);

        void Open(string method, string path, EmulatorOperation operation, Func<RestCall, RestAnswer> answer) =>
            Add(method, path, new RestOperation(operation, RestAccess.Anyone, RestFeature.Free, answer));

        void Own(string method, string path, EmulatorOperation operation, RestFeature feature, Func<RestCall, RestAnswer> answer) =>
            Add(method, path, new RestOperation(operation, RestAccess.OwnToken, feature, answer));

        void Add(string method, string path, RestOperation operation) =>
            routes.MapMethods(path, [method], dispatcher.InvokeAsync).WithMetadata(operation);
    }
}
