namespace Easemob.Messaging.Transport;

/// <summary>The paths of the service. It spells them unevenly (users, user, sdk/user); they are as it wants them.</summary>
internal sealed class RestPaths(AppKey appKey, string userId)
{
    public const string Discovery = "/easemob/server.json";

    private readonly string _app = $"/{Escape(appKey.Organization)}/{Escape(appKey.App)}";
    private readonly string _user = Escape(userId);

    public string Token => $"{_app}/token";

    public string Conversations => $"{_app}/users/{_user}/user_channels";

    public string ConversationPage => $"{_app}/users/{_user}/user_channels/page";

    /// <summary>Gets where the lists by cursor are, but for those by mark.</summary>
    public string ConversationList => $"{_app}/sdk/user/{_user}/user_channels/list";

    public string MarkedConversations => $"{_app}/sdk/user/{_user}/user_channels/mark/search";

    public string ConversationMarks => $"{_app}/sdk/user/{_user}/user_channels/mark";

    public string ConversationPin => $"{_app}/sdk/user/{_user}/user_channel/top";

    public string Conversation => $"{_app}/user/{_user}/user_channel";

    public string PinnedMessages => $"{_app}/sdk/user/{_user}/user_channel/pin";

    public string Everything => $"{_app}/sdk/message/roaming/user/{_user}/delete/all";

    public string Devices => $"{_app}/users/{_user}/resources";

    public string History => $"{_app}/users/{_user}/messageroaming";

    /// <summary>Returns where messages are removed by id; rooms and threads are stored like groups.</summary>
    public string RemovedMessages(ConversationType type) =>
        $"{_app}/sdk/message/roaming/{(type == ConversationType.Chat ? "chat" : "group")}/user/{_user}";

    public string RemovedMessagesByTime(ConversationType type) => $"{RemovedMessages(type)}/time";

    /// <summary>Returns where a file of the service is.</summary>
    public static string File(AppKey appKey, string fileId) =>
        $"/{Escape(appKey.Organization)}/{Escape(appKey.App)}/chatfiles/{Escape(fileId)}";

    private static string Escape(string segment) => Uri.EscapeDataString(segment);
}
