namespace Easemob.Messaging;

/// <summary>A removal or deletion in one conversation. A closed family.</summary>
public abstract record ConversationIntent : ServerIntent
{
    private protected ConversationIntent()
    {
    }

    /// <summary>Gets the conversation concerned.</summary>
    public required ConversationKey Conversation { get; init; }
}
