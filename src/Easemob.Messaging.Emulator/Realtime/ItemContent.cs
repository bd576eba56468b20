namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What a queue holds: an item as it goes over the wire, shared by everyone who gets it.</summary>
internal abstract class ItemContent
{
    /// <summary>Returns the encoded <c>Meta</c>.</summary>
    public abstract byte[] Meta(string viewer, bool wasOnline);
}
