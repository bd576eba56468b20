namespace Easemob.Messaging.Emulator.State;

/// <summary>A device a user is signed in on.</summary>
/// <param name="Resource">What tells it from the user's other devices.</param>
/// <param name="Uuid">The id it gave itself; empty if it gave none.</param>
/// <param name="Name">The name it gave itself; empty if it gave none.</param>
internal sealed record Device(string Resource, string Uuid = "", string Name = "");
