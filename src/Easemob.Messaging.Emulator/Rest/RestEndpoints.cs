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
        Own("GET", App + "/sdk/users/{user}/token/expires", EmulatorOperation.TokenExpiry, AccountApi.TokenExpiry);
        Own("GET", App + "/users/{user}/resources", EmulatorOperation.Devices, AccountApi.Devices);
        Own("GET", App + "/users/{user}/user_channels", EmulatorOperation.ConversationList, conversations.Recent);
        Own("GET", App + "/users/{user}/user_channels/page", EmulatorOperation.ConversationListByPage, conversations.Page);
        Own("DELETE", App + "/user/{user}/user_channel", EmulatorOperation.DeleteConversation, conversations.Delete);
        Own("POST", App + "/users/{user}/messageroaming", EmulatorOperation.History, history.Page);
        Own("DELETE", App + "/sdk/message/roaming/{kind}/user/{user}", EmulatorOperation.RemoveByIds, removal.ByIds);
        Own("DELETE", App + "/sdk/message/roaming/{kind}/user/{user}/time", EmulatorOperation.RemoveByTime, removal.ByTime);
        routes.MapFallback("{*path}", dispatcher.InvokeAsync);

        void Open(string method, string path, EmulatorOperation operation, Func<RestCall, RestAnswer> answer) =>
            Add(method, path, new RestOperation(operation, RestAccess.Anyone, answer));

        void Own(string method, string path, EmulatorOperation operation, Func<RestCall, RestAnswer> answer) =>
            Add(method, path, new RestOperation(operation, RestAccess.OwnToken, answer));

        void Add(string method, string path, RestOperation operation) =>
            routes.MapMethods(path, [method], dispatcher.InvokeAsync).WithMetadata(operation);
    }
}
