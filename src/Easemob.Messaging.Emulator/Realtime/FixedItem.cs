namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>An item that is the same for everyone.</summary>
internal sealed class FixedItem(byte[] meta) : ItemContent
{
    public override byte[] Meta(string viewer, bool wasOnline) => meta;
}
