using Easemob.Messaging.Wire.Rest;
using static Easemob.Messaging.EasemobErrorCode;
using static Easemob.Messaging.Transport.RestErrorKind;

namespace Easemob.Messaging.Transport;

/// <summary>Which error answer becomes which error. The first row that matches decides.</summary>
internal static class RestErrorTable
{
    private static readonly RestErrorRule[] Rules =
    [
        new(EasemobErrorCode.TokenExpired, Authentication) { Statuses = [401], Phrases = ["expired access token"] },
        // The secret of a file is refused like a token; who wrote the message chose it, so it says nothing of this user.
        new(PermissionDenied) { Operation = RestOperations.DownloadAttachment, Statuses = [401] },
        new(EasemobErrorCode.FileNotFound) { Operation = RestOperations.DownloadAttachment, Statuses = [404, 410] },
        new(InvalidToken, Authentication) { Statuses = [401] },
        new(InvalidPassword, Authentication)
        {
            Operation = RestOperations.SignIn, Statuses = [400], Phrases = ["invalid password", "invalid username or password"],
        },
        new(ServingForbidden, Authentication) { Operation = RestOperations.SignIn, Statuses = [400], Phrases = ["user not activated"] },
        new(UserNotFound, Authentication)
        {
            Operation = RestOperations.SignIn,
            Statuses = [404],
            Phrases = ["user not found", "User null not found", "UserNotFoundException"],
        },
        new(UserNotFound) { Statuses = [404], Phrases = ["user not found", "UserNotFoundException"] },
        new(InvalidAppKey) { Statuses = [404], Phrases = ["organization_application_not_found"] },
        new(ServiceNotEnabled, FeatureDisabled)
        {
            Statuses = [400, 403], Phrases = ["not open"], ForConversationLists = ConversationListNotEnabled,
        },
        new(ServiceNotEnabled, FeatureDisabled)
        {
            Statuses = [403], ServerCodes = [15002, 40000, 60004], ForConversationLists = ConversationListNotEnabled,
        },
        new(QueryLimitExceeded)
        {
            Statuses = [400], Phrases = ["delete msg list limit", "pull number cannot be greater", "limit is to large"],
        },
        new(ServiceLimitExceeded)
        {
            Statuses = [400],
            ServerCodes = [60006, 60007, 60009, 60012, 91104],
            Phrases = ["The quantity has exceeded the limit", "remark length"],
        },
        new(ServiceLimitExceeded) { Statuses = [403], ServerCodes = [40005, 40007, 91002, 91101] },
        new(GroupNotJoined) { Statuses = [400, 403], Phrases = ["not members of this group", "The user not in this group"] },
        new(GroupNotJoined) { Statuses = [404], ServerCodes = [60003, 20004] },
        new(GroupNotFound)
        {
            Statuses = [404], Phrases = ["do not find this group", "does not exist"], ForChatRooms = ChatRoomNotFound,
        },
        new(InvalidConversation) { Statuses = [404], ServerCodes = [91001] },
        new(InvalidMessage) { Statuses = [404], Phrases = ["user session pin message not exist"] },
        new(InvalidMessage) { Statuses = [400], Phrases = ["get message by id failed"] },
        new(InvalidParameter) { Statuses = [400] },
        new(PermissionDenied) { Operation = RestOperations.DownloadAttachment, Statuses = [403] },
        new(PermissionDenied) { Statuses = [403] },
        new(ServiceLimitExceeded, RateLimit) { Statuses = [429], IsTransient = true },
        new(ServerBusy) { Statuses = [503], IsTransient = true },
        new(ServerUnknownError) { Statuses = [408, .. Enumerable.Range(500, 100)], IsTransient = true },
    ];

    /// <summary>Gets the row for what no other row knows.</summary>
    public static RestErrorRule Unknown { get; } = new(ServerUnknownError);

    public static RestErrorRule Find(RestRequest request, int status, RestErrorBody body) =>
        Array.Find(Rules, rule => rule.Matches(request, status, body)) ?? Unknown;
}
