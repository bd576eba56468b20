namespace Easemob.Messaging;

/// <summary>A removal or deletion that is to be asked of the server. A closed family.</summary>
public abstract record ServerIntent
{
    private protected ServerIntent()
    {
    }

    /// <summary>Gets the conversation concerned.</summary>
    public required ConversationKey Conversation { get; init; }
}
