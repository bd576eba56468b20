namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A user with two devices, and the conversation as this user sees it.</summary>
internal sealed record MixedUser(string Id, LibraryDevice Library, VendorDevice Theirs, ConversationKey Conversation)
{
    /// <summary>Gets the ids of the messages that the user has removed.</summary>
    public HashSet<string> Removed { get; } = [];

    public IReadOnlyList<IDevice> Devices => [Library, Theirs];
}
