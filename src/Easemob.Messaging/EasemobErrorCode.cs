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

    /// <summary>204: there is no such user.</summary>
    public static EasemobErrorCode UserNotFound { get; } = new(204);

    /// <summary>210: the user may not do this.</summary>
    public static EasemobErrorCode PermissionDenied { get; } = new(210);

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

    /// <summary>500: the message named is not valid or not there.</summary>
    public static EasemobErrorCode InvalidMessage { get; } = new(500);

    /// <summary>505: the function is not switched on for this app.</summary>
    public static EasemobErrorCode ServiceNotEnabled { get; } = new(505);

    /// <summary>602: the user is not in the group.</summary>
    public static EasemobErrorCode GroupNotJoined { get; } = new(602);

    /// <summary>606: there is no such group.</summary>
    public static EasemobErrorCode GroupNotFound { get; } = new(606);

    /// <summary>705: there is no such chat room.</summary>
    public static EasemobErrorCode ChatRoomNotFound { get; } = new(705);

    /// <summary>Returns the number.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
