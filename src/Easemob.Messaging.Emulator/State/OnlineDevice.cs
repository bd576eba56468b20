namespace Easemob.Messaging.Emulator.State;

/// <summary>A device that is connected, as it described itself.</summary>
internal sealed record OnlineDevice(string Resource, string Uuid, string Name);
