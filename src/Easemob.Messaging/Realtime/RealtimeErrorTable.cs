using Easemob.Messaging.Wire;
using static Easemob.Messaging.EasemobErrorCode;
using static Easemob.Messaging.Realtime.RealtimeErrorKind;

namespace Easemob.Messaging.Realtime;

/// <summary>Which refusal becomes which error. The first row that matches decides.</summary>
internal static class RealtimeErrorTable
{
    private const int Failed = 1;
    private const int Unauthorized = 2;
    private const int WrongParameter = 4;
    private const int Expired = 6;
    private const int Denied = 7;
    private const int BoundElsewhere = 11;
    private const int Forbidden = 12;
    private const int DeviceLimit = 13;
    private const int Muted = 15;
    private const int DeniedByHook = 19;
    private const int ResourceChanged = 20;

    private static readonly RealtimeErrorRule[] SignInRules =
    [
        new(EasemobErrorCode.TokenExpired, Authentication) { Status = Failed, Phrases = ["token expired"] },
        new(EasemobErrorCode.TokenExpired, Authentication) { Status = Expired },
        new(InvalidToken, Authentication) { Status = Failed, Phrases = ["does not match"] },
        new(UserNotFound, Authentication) { Status = Failed, Phrases = ["user not found"] },
        new(AppLimitReached) { Status = Failed, Phrases = ["register limit", "register rate limit"] },
        new(AppLimitReached) { Status = Denied, Phrases = ["count limit"] },
        new(AuthenticationFailed, Authentication) { Status = Unauthorized },
        new(AuthenticationFailed, Authentication) { Status = Failed },
        new(AuthenticationFailed, Authentication) { Status = Denied },
        new(InvalidParameter) { Status = WrongParameter },
        new(BoundToAnotherDevice, Authentication) { Status = BoundElsewhere },
        new(ServingForbidden, Authentication) { Status = Forbidden },
        new(TooManyDevices, Authentication) { Status = DeviceLimit },
        new(DeviceChanged, Authentication) { Status = ResourceChanged },
        new(ServerUnknownError) { IsTransient = true },
    ];

    private static readonly RealtimeErrorRule[] UploadRules =
    [
        new(MutedInGroup) { Status = Muted },
        new(PermissionDenied) { Status = Failed, Phrases = ["blocked", "do not have permission"] },
        new(GroupNotFound) { Status = Failed, Phrases = ["group not found"] },

        // Before the row whose phrase is part of this one's text.
        new(NotOnAllowList) { Status = Failed, Phrases = ["white list"] },
        new(GroupNotJoined) { Status = Failed, Phrases = ["not in group"] },
        new(NotOnRoster) { Status = Failed, Phrases = ["nonroster"] },
        new(EasemobErrorCode.GroupDisabled) { Status = Failed, Phrases = ["group is disabled"] },
        new(RecallTooLate) { Status = Failed, Phrases = ["exceed recall time limit"] },
        new(ServiceNotEnabled, FeatureDisabled) { Status = Failed, Phrases = ["recall disabled", "edit is not available"] },
        new(ForbiddenContent) { Status = Denied, Phrases = ["sensitive words", "antispam"] },
        new(UserMuted) { Status = Denied, Phrases = ["user is mute"] },
        new(SendingTooFast) { Status = Denied, Phrases = ["traffic limit"], IsTransient = true },
        new(MessageTooLarge) { Status = Denied, Phrases = ["too large"] },
        new(RefusedByApp) { Status = Failed, Phrases = ["moderation"] },
        new(RefusedByApp) { Status = DeniedByHook },
        new(ServiceLimitExceeded) { Status = Failed, Phrases = ["limit directed users"] },
        new(EditRefused) { Operation = RealtimeOperations.EditMessage, Status = Failed },
        new(ServerUnknownError),
    ];

    public static RealtimeErrorRule FindSignIn(FrameStatus status) =>
        Array.Find(SignInRules, rule => rule.Matches(RealtimeOperations.Connect, status))!; // the last row matches all

    public static RealtimeErrorRule FindUpload(string operation, FrameStatus status) =>
        Array.Find(UploadRules, rule => rule.Matches(operation, status))!; // the last row matches all
}
