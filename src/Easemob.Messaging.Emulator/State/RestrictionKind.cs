namespace Easemob.Messaging.Emulator.State;

/// <summary>Names what keeps a user from sending.</summary>
internal enum RestrictionKind
{
    /// <summary>Muted everywhere; the place is empty.</summary>
    MutedUser,

    /// <summary>Muted in a group or room, which is the place.</summary>
    MutedMember,

    /// <summary>Blocked by a user, who is the place.</summary>
    BlockedUser,

    /// <summary>A group that is disabled for everyone; the user is empty.</summary>
    DisabledGroup,
}
