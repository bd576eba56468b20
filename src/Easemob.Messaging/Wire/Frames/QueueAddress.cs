namespace Easemob.Messaging.Wire;

/// <summary>The address of a queue of the server: echoed exactly as it was given.</summary>
/// <param name="Jid">The bytes of the address.</param>
/// <param name="Name">Whose queue it is: a user, group, room or thread; empty for the system's.</param>
/// <param name="Resource">The device in the address; empty for nearly all.</param>
internal sealed record QueueAddress(ReadOnlyMemory<byte> Jid, string Name, string Resource);
