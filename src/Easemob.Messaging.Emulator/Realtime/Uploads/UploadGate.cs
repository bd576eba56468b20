using Easemob.Messaging.Emulator.State;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Refuses what a user may not send, or not there.</summary>
internal sealed class UploadGate(ServerState state)
{
    private const int MaximumDirectedUsers = 20;

    private readonly Restrictions _restrictions = state.Restrictions;

    /// <summary>Returns the refusal, or null if the upload may go on.</summary>
    public UploadAnswer? Refuse(Upload upload)
    {
        bool isMessage = upload.Body.Type is BodyType.Chat or BodyType.Groupchat or BodyType.Chatroom or BodyType.Edit;
        if (isMessage && _restrictions.Has(RestrictionKind.MutedUser, "", upload.Sender))
        {
            return UploadRefusals.MutedUser;
        }

        if (upload.Meta.DirectedUsers.Count > MaximumDirectedUsers)
        {
            return UploadRefusals.TooManyDirectedUsers;
        }

        return upload.IsToConference ? RefuseConference(upload, isMessage) : RefuseUser(upload);
    }

    private UploadAnswer? RefuseUser(Upload upload)
    {
        if (state.FindUser(upload.Target) is null)
        {
            return UploadRefusals.UnknownUser;
        }

        return _restrictions.Has(RestrictionKind.BlockedUser, upload.Target, upload.Sender) ? UploadRefusals.Blocked : null;
    }

    private UploadAnswer? RefuseConference(Upload upload, bool isMessage)
    {
        if (state.FindConference(upload.Target) is not { } conference)
        {
            return UploadRefusals.UnknownGroup;
        }

        if (_restrictions.Has(RestrictionKind.DisabledGroup, upload.Target, ""))
        {
            return UploadRefusals.DisabledGroup;
        }

        if (!state.IsMember(conference, upload.Sender))
        {
            return UploadRefusals.NotMember;
        }

        bool isMuted = isMessage && _restrictions.Has(RestrictionKind.MutedMember, upload.Target, upload.Sender);
        return isMuted ? UploadRefusals.MutedMember : null;
    }
}
