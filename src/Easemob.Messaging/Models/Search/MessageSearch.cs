namespace Easemob.Messaging;

/// <summary>
/// What to look for among the messages of the cache; what is set must hold together. Mirrors the parameters of the vendor's
/// <c>loadMessagesWithKeyword…</c>, <c>searchMsgFromDB</c> and <c>loadCustomMsgWithKeyword…</c>.
/// </summary>
/// <remarks>
/// The text is taken apart at white space, and a message is found when each word is somewhere in it, as a part of a longer word too and in
/// any order. Words may be of any length and script. Letters are compared without regard to case, full-width forms of ASCII as ASCII, and
/// composed and decomposed letters as the same. No character has another meaning: quotes, <c>%</c>, <c>_</c>, <c>*</c> and emoji stand for
/// themselves.
/// </remarks>
public sealed record MessageSearch
{
    /// <summary>The most characters (UTF-16 units) that <see cref="Text"/> may have: 1,000.</summary>
    public const int MaxTextLength = 1_000;

    /// <summary>Gets the words to look for: 1 to 1,000 characters, at least one of which is no white space.</summary>
    public required string Text { get; init; }

    /// <summary>Gets where to look. The default is <see cref="SearchScope.Content"/>.</summary>
    public SearchScope Scope { get; init; }

    /// <summary>Gets the conversation.</summary>
    /// <value>Null for all conversations.</value>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Gets the users whose messages are wanted.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyCollection<string> Senders { get; init; } = [];

    /// <summary>Gets the types that are wanted.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyCollection<MessageType> Types { get; init; } = [];

    /// <summary>Gets the earliest time that is wanted, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the times that are wanted, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets which way to go. The default is <see cref="SearchDirection.Up"/>: from new to old.</summary>
    public SearchDirection Direction { get; init; } = SearchDirection.Up;

    /// <summary>Returns where the search looks; never for what.</summary>
    public override string ToString() => $"{nameof(MessageSearch)} {Scope}";
}
