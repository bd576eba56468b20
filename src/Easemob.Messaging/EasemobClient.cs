namespace Easemob.Messaging;

/// <summary>One signed-in user.</summary>
public sealed class EasemobClient
{
    /// <summary>Gets the chat manager.</summary>
    public ChatManager ChatManager => throw new NotSupportedException();
}
