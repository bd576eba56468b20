namespace Easemob.Messaging;

/// <summary>Server conversations and messages.</summary>
public sealed class ChatManager
{
}
