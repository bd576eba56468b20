namespace Easemob.Messaging.Emulator.State;

/// <summary>What is known of a group or chat room beside its members and messages.</summary>
internal sealed record ConferenceDetails
{
    private const int DefaultMaximum = 200;

    public required string Name { get; init; }

    /// <summary>Gets the id of the user who may remove members and the place itself; empty where there is none.</summary>
    public required string Owner { get; init; }

    public required long CreatedAt { get; init; }

    public string Description { get; init; } = "";

    public string Custom { get; init; } = "";

    public bool IsPublic { get; init; } = true;

    /// <summary>Gets a value indicating whether who wants to join must ask the owner.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Gets a value indicating whether others than the owner may add members.</summary>
    public bool MembersInvite { get; init; }

    public int MaximumMembers { get; init; } = DefaultMaximum;
}
