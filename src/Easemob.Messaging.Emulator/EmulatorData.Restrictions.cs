using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator;

public sealed partial class EmulatorData
{
    /// <summary>Mutes a user everywhere: what they send is refused as <c>user is mute</c>.</summary>
    /// <param name="userId">The user id.</param>
    /// <param name="isMuted">False lifts it.</param>
    public void MuteUser(string userId, bool isMuted = true) =>
        _state.Restrictions.Set(RestrictionKind.MutedUser, "", KnownUser(userId).Id, isMuted);

    /// <summary>Mutes a member of a group or room: what they send there is refused with the status 15.</summary>
    /// <param name="id">The id of the group or room.</param>
    /// <param name="userId">The member.</param>
    /// <param name="isMuted">False lifts it.</param>
    public void MuteMember(string id, string userId, bool isMuted = true) =>
        _state.Restrictions.Set(RestrictionKind.MutedMember, id, KnownUser(userId).Id, isMuted);

    /// <summary>Lets a user block another: what the other sends them is refused as <c>blocked</c>.</summary>
    /// <param name="userId">The user who blocks.</param>
    /// <param name="blockedId">The user who is blocked.</param>
    /// <param name="isBlocked">False lifts it.</param>
    public void BlockUser(string userId, string blockedId, bool isBlocked = true) =>
        _state.Restrictions.Set(RestrictionKind.BlockedUser, KnownUser(userId).Id, KnownUser(blockedId).Id, isBlocked);

    /// <summary>Disables a group: what anybody sends there is refused as <c>group is disabled</c>.</summary>
    /// <param name="id">The group id.</param>
    /// <param name="isDisabled">False enables it again.</param>
    public void DisableGroup(string id, bool isDisabled = true) =>
        _state.Restrictions.Set(RestrictionKind.DisabledGroup, id, "", isDisabled);
}
