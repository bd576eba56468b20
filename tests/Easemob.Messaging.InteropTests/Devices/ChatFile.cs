namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A file on the server.</summary>
internal sealed record ChatFile(string Name, string Url, string Secret, long Length);
