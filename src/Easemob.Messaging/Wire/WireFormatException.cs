namespace Easemob.Messaging.Wire;

/// <summary>An answer lacks what its operation needs.</summary>
internal sealed class WireFormatException(string message) : Exception(message);
