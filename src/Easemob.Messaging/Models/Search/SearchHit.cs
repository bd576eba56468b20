namespace Easemob.Messaging;

/// <summary>A message that a search found.</summary>
public sealed record SearchHit
{
    /// <summary>Gets the message.</summary>
    public required ChatMessage Message { get; init; }

    /// <summary>
    /// Gets pieces of the message around what was found: one for each of its texts in which a word is, at most 8.
    /// </summary>
    public IReadOnlyList<SearchSnippet> Snippets { get; init; } = [];
}
