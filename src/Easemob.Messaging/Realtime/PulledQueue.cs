using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>How far a queue has been pulled on one connection.</summary>
internal sealed class PulledQueue(QueueAddress address)
{
    public QueueAddress Address { get; } = address;

    /// <summary>Gets or sets the last key that the server gave; null before it gave one.</summary>
    public ulong? LastKey { get; set; }

    /// <summary>Gets or sets whether a pull is under way.</summary>
    public bool IsPulling { get; set; }

    /// <summary>Gets or sets whether more came while a pull was under way.</summary>
    public bool IsNoticed { get; set; }
}
