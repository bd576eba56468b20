namespace Easemob.Messaging;

/// <summary>What deleting a server conversation does to the local cache.</summary>
public enum LocalEffect
{
    /// <summary>The local conversation goes too, its messages as <see cref="ServerMessages"/> says.</summary>
    Delete = 0,

    /// <summary>The local conversation and its messages stay, as with the vendor's clients before 4.10.</summary>
    Keep = 1,
}
