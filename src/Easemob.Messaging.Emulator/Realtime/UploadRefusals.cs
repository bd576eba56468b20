using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>The refusals of uploads, in words that clients know.</summary>
internal static class UploadRefusals
{
    public static UploadAnswer Unreadable { get; } = new(ErrorCode.PbParserError, "payload cannot be read");

    public static UploadAnswer Unsupported { get; } = UploadAnswer.Refused("not supported");

    public static UploadAnswer UnknownUser { get; } = UploadAnswer.Refused("user not found");

    public static UploadAnswer UnknownGroup { get; } = UploadAnswer.Refused("group not found");

    public static UploadAnswer NotMember { get; } = UploadAnswer.Refused("not in group or chatroom");

    public static UploadAnswer DisabledGroup { get; } = UploadAnswer.Refused("group is disabled");

    public static UploadAnswer Blocked { get; } = UploadAnswer.Refused("blocked");

    public static UploadAnswer TooManyDirectedUsers { get; } = UploadAnswer.Refused("limit directed users");

    public static UploadAnswer MutedUser { get; } = new(ErrorCode.PermissionDenied, "user is mute");

    public static UploadAnswer MutedMember { get; } = new(ErrorCode.UserMuted, "user is muted");

    public static UploadAnswer UnknownMessage { get; } = UploadAnswer.Refused("Sorry, message does not exist");

    public static UploadAnswer NotOwnMessage { get; } = UploadAnswer.Refused("Sorry, You do not have permission");

    public static UploadAnswer RecallTooLate { get; } = UploadAnswer.Refused("exceed recall time limit");

    public static UploadAnswer EditLimit { get; } = UploadAnswer.Refused("Sorry, edit limit reached");

    public static UploadAnswer EditOfOtherType { get; } = UploadAnswer.Refused("Sorry, format is incorrect");

    public static UploadAnswer FullRoom { get; } = UploadAnswer.Refused("group member list is full!");

    public static UploadAnswer UnknownRoom(string id) => UploadAnswer.Refused($"grpID {id} does not exist!");
}
