namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>What the sender learns of a message: the server's id and time.</summary>
internal sealed record SentMessage(string Id, long Time);
