namespace Easemob.Messaging;

/// <summary>Which of the functions that the vendor switches on for each app are on, as <see cref="EasemobClient.ProbeFeaturesAsync"/> found.</summary>
public sealed record ServerFeatures
{
    /// <summary>Gets the state of the numbered conversation list: <see cref="IChatManager.GetConversationsFromServerByPageAsync"/>.</summary>
    public FeatureState ConversationList { get; init; }

    /// <summary>
    /// Gets the state of the conversation list by cursor, and with it of pins and marks: <see
    /// cref="IChatManager.GetConversationsFromServerWithCursor"/>.
    /// </summary>
    public FeatureState ConversationListWithCursor { get; init; }

    /// <summary>
    /// Gets the state of message roaming, which fetching, removing and deleting history need: <see
    /// cref="IChatManager.FetchHistoryMessagesFromServerAsync"/>.
    /// </summary>
    public FeatureState MessageHistory { get; init; }

    /// <summary>Gets the state of the history of chat rooms.</summary>
    /// <value>Unknown where no chat room was named, or the user is not in it.</value>
    public FeatureState ChatRoomHistory { get; init; }

    /// <summary>Gets the state of pinned messages: <see cref="IChatManager.PinnedMessages"/>.</summary>
    public FeatureState PinnedMessages { get; init; }
}
