namespace Easemob.Messaging.Emulator;

/// <summary>Names why a device is signed out; the numbers are the wire's.</summary>
public enum ForcedLogout
{
    /// <summary>The account was removed.</summary>
    UserRemoved = 1,

    /// <summary>The user signed in elsewhere.</summary>
    SignedInElsewhere = 2,

    /// <summary>The password was changed.</summary>
    PasswordChanged = 3,

    /// <summary>Another device or an administrator signed it out.</summary>
    KickedByOtherDevice = 4,
}
