namespace Easemob.Messaging;

/// <summary>A part of a snippet that was searched for.</summary>
/// <param name="Start">The index of its first character (UTF-16 unit) in the snippet.</param>
/// <param name="Length">How many characters (UTF-16 units) it has.</param>
public readonly record struct SnippetHighlight(int Start, int Length);
