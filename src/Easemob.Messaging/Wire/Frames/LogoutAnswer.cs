namespace Easemob.Messaging.Wire;

/// <summary>The server's goodbye.</summary>
internal sealed record LogoutAnswer : ServerFrame;
