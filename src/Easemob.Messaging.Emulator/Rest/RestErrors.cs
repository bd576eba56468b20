namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The refusals the service is documented to give, word for word.</summary>
internal static class RestErrors
{
    public static RestAnswer MissingToken { get; } = Unauthorized("unauthorized", "Unable to authenticate (OAuth)");

    public static RestAnswer ExpiredToken { get; } = Unauthorized("unauthorized", "Unable to authenticate due to expired access token");

    public static RestAnswer CorruptToken { get; } =
        Unauthorized("auth_bad_access_token", "Unable to authenticate due to corrupt access token");

    public static RestAnswer UnknownToken { get; } = Unauthorized("auth_bad_access_token", "Unable to authenticate");

    public static RestAnswer WrongPassword { get; } = Grant(400, "invalid password");

    public static RestAnswer BannedUser { get; } = Grant(400, "user not activated");

    public static RestAnswer UnknownUser { get; } = Grant(404, "user not found");

    public static RestAnswer NoUser { get; } =
        RestAnswer.Error(404, "entity_not_found", "EntityNotFoundException", "User null not found");

    public static RestAnswer UnknownResource { get; } = RestAnswer.Error(
        404, "service_resource_not_found", "ServiceResourceNotFoundException", "Service resource not found");

    public static RestAnswer RoamingNotOpen { get; } =
        RestAnswer.Error(400, "service open exception", "ServiceOpenException", "this appKey not open message roaming");

    public static RestAnswer RoomHistoryNotOpen { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "messageroaming function not open");

    public static RestAnswer ConversationListNotOpen { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "user channel service not open!");

    public static RestAnswer PinningNotOpen { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "pin message service not open!", 15002);

    public static RestAnswer TooManyPins { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "the pinned messages have reached the limit", 91101);

    public static RestAnswer UnknownPinnedMessage { get; } = RestAnswer.Error(
        404, "resource_not_found", "ResourceNotFoundException", "user session pin message not exist");

    public static RestAnswer UnknownConversation { get; } =
        RestAnswer.Error(404, "resource_not_found", "ResourceNotFoundException", "the conversation was not found", 91001);

    public static RestAnswer EmptyMark { get; } = InvalidParameter("param mark must be not empty, please check!");

    public static RestAnswer IllegalMark { get; } = InvalidParameter("param mark illegal, please check it!");

    public static RestAnswer IllegalPinnedId { get; } = InvalidParameter("param pin_msg_id illegal, please check it!");

    public static RestAnswer QuantityExceeded { get; } = InvalidParameter("The quantity has exceeded the limit!");

    public static RestAnswer TooManyIds { get; } =
        RestAnswer.Error(400, "param exception", "ParamException", "delete msg list limit can not greater than 50");

    public static RestAnswer PageTooLarge { get; } =
        RestAnswer.Error(400, "param exception", "ParamException", "pull number cannot be greater than 50");

    public static RestAnswer NotInGroup { get; } =
        RestAnswer.Error(400, "illegal_argument", "IllegalArgumentException", "The user not in this group!");

    public static RestAnswer BadRequest { get; } = RestAnswer.Error(400, "Bad Request", "BadRequestException", "Bad Request");

    public static RestAnswer UnreadableBody { get; } = RestAnswer.Error(
        400, "illegal_argument", "HttpMessageNotReadableException", "Request body not readable.Please check content type is correct!");

    public static RestAnswer TooManyCalls { get; } =
        RestAnswer.Error(429, "reach_limit", "ReachLimitException", "This request has reached api limit");

    public static RestAnswer NotPermitted { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "the user has no permission to do this");

    public static RestAnswer MemberListFull { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "group member list is full!");

    public static RestAnswer TooManyMembers { get; } =
        RestAnswer.Error(403, "forbidden_op", "ForbiddenOpException", "members size is greater than max user size !");

    public static RestAnswer FileTooLarge { get; } = RestAnswer.Error(
        413, "request_entity_too_large", "RequestEntityTooLargeException", "the file is larger than the application may upload");

    public static RestAnswer UnknownApplication(string org, string app, PathString path) => RestAnswer.Error(
        404, "organization_application_not_found", "OrganizationApplicationNotFoundException",
        $"Could not find application for {org}/{app} from URI: {path.Value?.TrimStart('/')}");

    public static RestAnswer UnknownGroup(string? id) => RestAnswer.Error(
        404, "resource_not_found", "ResourceNotFoundException", $"do not find this group:{id}");

    public static RestAnswer UnknownMember(string userId) => RestAnswer.Error(
        404, "resource_not_found", "ResourceNotFoundException", $"'username {userId} doesn't exist!'");

    public static RestAnswer AlreadyMembers(IEnumerable<string> userIds) => RestAnswer.Error(
        403, "forbidden_op", "ForbiddenOpException",
        $"invite users to join group failed, users [{string.Join(", ", userIds)}] are already in group!");

    public static RestAnswer NotMembers(IEnumerable<string> userIds) =>
        InvalidParameter($"users [{string.Join(", ", userIds)}] are not members of this group!");

    public static RestAnswer IllegalUserName(string? userName) => RestAnswer.Error(
        400, "illegal_argument", "IllegalArgumentException", $"username {userName} is not legal");

    public static RestAnswer DuplicateUser(string userName) => RestAnswer.Error(
        400, "duplicate_unique_property_exists", "DuplicateUniquePropertyExistsException",
        $"Entity user requires that property named username be unique, value of {userName} exists");

    private static RestAnswer InvalidParameter(string description) =>
        RestAnswer.Error(400, "invalid_parameter", "InvalidParameterException", description);

    private static RestAnswer Unauthorized(string error, string description) =>
        RestAnswer.Error(401, error, "OAuthProblemException", description);

    private static RestAnswer Grant(int status, string description) =>
        RestAnswer.Error(status, "invalid_grant", "OAuthProblemException", description);
}
