namespace Easemob.Messaging;

/// <summary>A piece of a message around what a search found in it.</summary>
public sealed record SearchSnippet
{
    /// <summary>Gets where in the message it is from: <see cref="SearchScope.Content"/> or <see cref="SearchScope.Extension"/>.</summary>
    public required SearchScope Scope { get; init; }

    /// <summary>
    /// Gets the piece: the first word that was found and about 30 characters on either side, with "…" where the text goes on. Letters that
    /// were decomposed are composed.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Gets where in <see cref="Text"/> words were found, in ascending order and apart from each other.</summary>
    public IReadOnlyList<SnippetHighlight> Highlights { get; init; } = [];

    /// <summary>Returns the scope only, so that no message text reaches a log by accident.</summary>
    public override string ToString() => $"{nameof(SearchSnippet)} {Scope}";
}
