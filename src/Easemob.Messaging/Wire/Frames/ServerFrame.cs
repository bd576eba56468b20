namespace Easemob.Messaging.Wire;

/// <summary>What the server sent in one message of the WebSocket.</summary>
internal abstract record ServerFrame;
