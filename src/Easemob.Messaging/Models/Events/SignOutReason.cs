namespace Easemob.Messaging;

/// <summary>Why the server ended a session.</summary>
public enum SignOutReason
{
    /// <summary>The server refused the user for a reason without a name here: see the error code.</summary>
    Refused = 0,

    /// <summary>206: the user signed in on another device that takes this one's place.</summary>
    SignedInElsewhere = 1,

    /// <summary>207: the account was removed.</summary>
    AccountRemoved = 2,

    /// <summary>216: the password was changed.</summary>
    PasswordChanged = 3,

    /// <summary>217: another device of the user, or an administrator, put this one out.</summary>
    KickedByOtherDevice = 4,

    /// <summary>214: the user is signed in on as many devices as the service allows.</summary>
    TooManyDevices = 5,

    /// <summary>305: the user or the app is forbidden to use the service.</summary>
    Forbidden = 6,

    /// <summary>104, 108 or 202: the server accepts no token that this client has or can get.</summary>
    TokenRefused = 7,

    /// <summary>8: the app has as many users or connections as it may have.</summary>
    LimitReached = 8,

    /// <summary>213 or 220: the user is bound to another device, or this device has changed.</summary>
    DeviceRefused = 9,
}
