namespace Easemob.Messaging;

/// <summary>
/// An error by the vendor's number, as its mobile and C# clients use it. The number is the contract; a number without a
/// name here is still valid.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct EasemobErrorCode(int Value)
{
    /// <summary>1: something failed that has no number of its own.</summary>
    public static EasemobErrorCode General { get; } = new(1);

    /// <summary>3: the local cache failed.</summary>
    public static EasemobErrorCode DatabaseOperationFailed { get; } = new(3);

    /// <summary>4: a quota or rate limit was exceeded.</summary>
    public static EasemobErrorCode ServiceLimitExceeded { get; } = new(4);

    /// <summary>8: the app has as many users or connections as it may have.</summary>
    public static EasemobErrorCode AppLimitReached { get; } = new(8);

    /// <summary>100: the app key names no app.</summary>
    public static EasemobErrorCode InvalidAppKey { get; } = new(100);

    /// <summary>102: the password is wrong.</summary>
    public static EasemobErrorCode InvalidPassword { get; } = new(102);

    /// <summary>104: the token is not valid.</summary>
    public static EasemobErrorCode InvalidToken { get; } = new(104);

    /// <summary>106: conversation lists are not switched on for this app.</summary>
    public static EasemobErrorCode ConversationListNotEnabled { get; } = new(106);

    /// <summary>107: there is no such conversation.</summary>
    public static EasemobErrorCode InvalidConversation { get; } = new(107);

    /// <summary>108: the token has expired.</summary>
    public static EasemobErrorCode TokenExpired { get; } = new(108);

    /// <summary>110: the server found a parameter wrong.</summary>
    public static EasemobErrorCode InvalidParameter { get; } = new(110);

    /// <summary>112: more was asked for than one call may ask for.</summary>
    public static EasemobErrorCode QueryLimitExceeded { get; } = new(112);

    /// <summary>201: nobody is signed in.</summary>
    public static EasemobErrorCode NotSignedIn { get; } = new(201);

    /// <summary>202: the server refused the user and gave no reason that has a number of its own.</summary>
    public static EasemobErrorCode AuthenticationFailed { get; } = new(202);

    /// <summary>204: there is no such user.</summary>
    public static EasemobErrorCode UserNotFound { get; } = new(204);

    /// <summary>206: the user signed in on another device that takes this one's place.</summary>
    public static EasemobErrorCode SignedInElsewhere { get; } = new(206);

    /// <summary>207: the account was removed.</summary>
    public static EasemobErrorCode AccountRemoved { get; } = new(207);

    /// <summary>210: the user may not do this.</summary>
    public static EasemobErrorCode PermissionDenied { get; } = new(210);

    /// <summary>213: the user is bound to another device.</summary>
    public static EasemobErrorCode BoundToAnotherDevice { get; } = new(213);

    /// <summary>214: the user is signed in on as many devices as the service allows.</summary>
    public static EasemobErrorCode TooManyDevices { get; } = new(214);

    /// <summary>216: the password was changed.</summary>
    public static EasemobErrorCode PasswordChanged { get; } = new(216);

    /// <summary>217: another device of the user, or an administrator, put this one out.</summary>
    public static EasemobErrorCode KickedByOtherDevice { get; } = new(217);

    /// <summary>219: the user may not send anything for a while.</summary>
    public static EasemobErrorCode UserMuted { get; } = new(219);

    /// <summary>220: the device is not the one that the server knows.</summary>
    public static EasemobErrorCode DeviceChanged { get; } = new(220);

    /// <summary>221: the other user is not a contact, and the app asks for that.</summary>
    public static EasemobErrorCode NotOnRoster { get; } = new(221);

    /// <summary>300: the server could not be reached.</summary>
    public static EasemobErrorCode ServerUnreachable { get; } = new(300);

    /// <summary>301: the server did not answer in time.</summary>
    public static EasemobErrorCode ServerTimeout { get; } = new(301);

    /// <summary>302: the server is busy.</summary>
    public static EasemobErrorCode ServerBusy { get; } = new(302);

    /// <summary>303: the server failed in a way of its own.</summary>
    public static EasemobErrorCode ServerUnknownError { get; } = new(303);

    /// <summary>304: the server's address could not be found.</summary>
    public static EasemobErrorCode ServerAddressNotFound { get; } = new(304);

    /// <summary>305: the service refuses this user or app.</summary>
    public static EasemobErrorCode ServingForbidden { get; } = new(305);

    /// <summary>309: the answer could not be understood.</summary>
    public static EasemobErrorCode MalformedResponse { get; } = new(309);

    /// <summary>354: the server did not answer the sign-in of a realtime connection.</summary>
    public static EasemobErrorCode ProvisionTimeout { get; } = new(354);

    /// <summary>400: the file is not, or no longer, on the server.</summary>
    public static EasemobErrorCode FileNotFound { get; } = new(400);

    /// <summary>401: the address of the file is not one that may be asked for it.</summary>
    public static EasemobErrorCode FileInvalid { get; } = new(401);

    /// <summary>405: the file is larger than it may be.</summary>
    public static EasemobErrorCode FileTooLarge { get; } = new(405);

    /// <summary>500: the message named is not valid or not there.</summary>
    public static EasemobErrorCode InvalidMessage { get; } = new(500);

    /// <summary>501: the message has content that the app forbids.</summary>
    public static EasemobErrorCode ForbiddenContent { get; } = new(501);

    /// <summary>502: too much was sent lately.</summary>
    public static EasemobErrorCode SendingTooFast { get; } = new(502);

    /// <summary>504: the message is too old to be taken back.</summary>
    public static EasemobErrorCode RecallTooLate { get; } = new(504);

    /// <summary>505: the function is not switched on for this app.</summary>
    public static EasemobErrorCode ServiceNotEnabled { get; } = new(505);

    /// <summary>506: the user is not on the group's list of those who may write.</summary>
    public static EasemobErrorCode NotOnAllowList { get; } = new(506);

    /// <summary>507: the user is muted in the group or chat room.</summary>
    public static EasemobErrorCode MutedInGroup { get; } = new(507);

    /// <summary>508: the app's own server or moderation refused the message.</summary>
    public static EasemobErrorCode RefusedByApp { get; } = new(508);

    /// <summary>510: the message is larger than the service takes.</summary>
    public static EasemobErrorCode MessageTooLarge { get; } = new(510);

    /// <summary>511: the message cannot be changed, or not any more.</summary>
    public static EasemobErrorCode EditRefused { get; } = new(511);

    /// <summary>602: the user is not in the group.</summary>
    public static EasemobErrorCode GroupNotJoined { get; } = new(602);

    /// <summary>606: there is no such group.</summary>
    public static EasemobErrorCode GroupNotFound { get; } = new(606);

    /// <summary>607: the group is disabled.</summary>
    public static EasemobErrorCode GroupDisabled { get; } = new(607);

    /// <summary>705: there is no such chat room.</summary>
    public static EasemobErrorCode ChatRoomNotFound { get; } = new(705);

    /// <summary>Returns the number.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
