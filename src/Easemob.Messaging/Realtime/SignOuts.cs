using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>Tells what ends a session for good, and as what the application learns of it.</summary>
internal static class SignOuts
{
    /// <summary>Reads an item of the server's that ends the session.</summary>
    public static LinkEnd FromItem(ForcedSignOut item)
    {
        EasemobErrorCode code = item.Operation switch
        {
            1 => EasemobErrorCode.AccountRemoved,
            2 => EasemobErrorCode.SignedInElsewhere,
            3 => EasemobErrorCode.PasswordChanged,
            _ => EasemobErrorCode.KickedByOtherDevice,
        };
        return new LinkEnd(RealtimeErrors.SignedOut(code), Create(code, item.Text));
    }

    /// <summary>Returns what a failure means to the session, or null where another attempt may succeed.</summary>
    public static SignedOut? FromFailure(Exception failure) => failure switch
    {
        EasemobServiceException { IsTransient: false } refused when IsRefusal(refused) => Create(refused.ErrorCode, refused.ServerText),
        _ => null,
    };

    // A request for a token that was refused in another way, such as by a proxy's page, may find the service itself the next time.
    private static bool IsRefusal(EasemobServiceException failure) =>
        failure is EasemobAuthenticationException
        || failure.Operation == RealtimeOperations.Connect
        || failure.ErrorCode == EasemobErrorCode.InvalidAppKey;

    private static SignedOut Create(EasemobErrorCode code, string? text) => new()
    {
        Reason = code.Value switch
        {
            206 => SignOutReason.SignedInElsewhere,
            207 => SignOutReason.AccountRemoved,
            216 => SignOutReason.PasswordChanged,
            217 => SignOutReason.KickedByOtherDevice,
            214 => SignOutReason.TooManyDevices,
            305 => SignOutReason.Forbidden,
            104 or 108 or 202 => SignOutReason.TokenRefused,
            8 => SignOutReason.LimitReached,
            213 or 220 => SignOutReason.DeviceRefused,
            _ => SignOutReason.Refused,
        },
        ErrorCode = code,
        Text = text,
    };
}
