namespace Easemob.Messaging.Wire;

/// <summary>A command that this client does not know; ignored.</summary>
internal sealed record UnknownFrame(int Command) : ServerFrame;
