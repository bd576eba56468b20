namespace Easemob.Messaging.Wire;

/// <summary>What an item says that ends the session.</summary>
/// <param name="Operation">The vendor's operation, 1 to 4.</param>
/// <param name="Text">The text that came with it, or null.</param>
internal readonly record struct ForcedSignOut(int Operation, string? Text);
