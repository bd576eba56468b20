using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <summary>Makes the service's requests out of models.</summary>
internal sealed partial class RestRequestFactory(AppKey appKey, string userId, Func<string> deviceId, TimeProvider timeProvider)
{
    private readonly RestPaths _paths = new(appKey, userId);

    public RestRequest Discovery() => new()
    {
        Operation = RestOperations.DiscoverService,
        Method = HttpMethod.Get,
        Path = RestPaths.Discovery,
        Query = $"app_key={Escape(appKey.ToString())}&{Version()}",
    };

    public RestRequest SignIn(string password) => new()
    {
        Operation = RestOperations.SignIn,
        Method = HttpMethod.Post,
        Path = _paths.Token,
        Secret = password,
        CreateBody = Json(
            () => new TokenRequestPayload { UserName = userId, Password = password, Timestamp = Now() },
            RestJsonContext.Default.TokenRequestPayload),
    };

    public RestRequest Devices() => new()
    {
        Operation = RestOperations.GetDevices,
        Method = HttpMethod.Get,
        Path = _paths.Devices,
    };

    public RestRequest History(HistoryRequest request) => new()
    {
        Operation = RestOperations.FetchHistory,
        Method = HttpMethod.Post,
        Path = _paths.History,
        ConversationType = request.Conversation.Type,
        CreateBody = Json(() => ToPayload(request), RestJsonContext.Default.HistoryRequestPayload),
    };

    public RestRequest RemoveMessages(ConversationKey conversation, IReadOnlyList<string> messageIds) => new()
    {
        Operation = RestOperations.RemoveMessages,
        IsChange = true,
        Method = HttpMethod.Delete,
        Path = _paths.RemovedMessages(conversation.Type),
        Query = $"{Target(conversation)}&msgIdList={string.Join(",", messageIds.Select(Escape))}&{Resource()}",
        ConversationType = conversation.Type,
    };

    public RestRequest RemoveMessages(ConversationKey conversation, DateTimeOffset before) => new()
    {
        Operation = RestOperations.RemoveMessages,
        IsChange = true,
        Method = HttpMethod.Delete,
        Path = _paths.RemovedMessagesByTime(conversation.Type),
        Query = FormattableString.Invariant($"{Target(conversation)}&delTime={before.ToUnixTimeMilliseconds()}&{Resource()}"),
        ConversationType = conversation.Type,
    };

    private static HistoryRequestPayload ToPayload(HistoryRequest request)
    {
        HistoryQuery query = request.Query;
        bool isChat = request.Conversation.Type == ConversationType.Chat;

        // Between two users a sender filter has no meaning to the service.
        IReadOnlyList<string> senders = isChat ? [] : query.Senders;
        return new HistoryRequestPayload
        {
            Queue = request.Conversation.Id + (isChat ? "@easemob.com" : "@conference.easemob.com"),
            Start = request.Start,
            PageSize = request.PageSize,
            IsAscending = query.Direction == SearchDirection.Down,
            MessageTypes = string.Join(",", query.Types.Select(static type => type.Value)),
            From = query.From?.ToUnixTimeMilliseconds(),
            To = query.To?.ToUnixTimeMilliseconds(),
            Sender = senders.Count == 1 ? senders[0] : null,
            Senders = senders.Count > 1 ? senders : null,
        };
    }

    private static string Target(ConversationKey conversation) =>
        $"{(conversation.Type == ConversationType.Chat ? "userId" : "groupId")}={Escape(conversation.Id)}";

    private static Func<HttpContent> Json<T>(Func<T> create, JsonTypeInfo<T> typeInfo) =>
        () => JsonContent.Create(create(), typeInfo, new MediaTypeHeaderValue("application/json"));

    private static string Escape(string value) => Uri.EscapeDataString(value);

    /// <summary>Names this device, so that the service tells only the user's others.</summary>
    private string Resource() => $"resource={Escape(deviceId())}";

    /// <summary>Makes the parameter that keeps an answer out of caches on the way; it is the last one.</summary>
    private string Version() => $"_v={Now().ToString(CultureInfo.InvariantCulture)}";

    private long Now() => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
}
