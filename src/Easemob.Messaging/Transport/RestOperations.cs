namespace Easemob.Messaging.Transport;

/// <summary>The names of the REST operations, as exceptions and logs give them.</summary>
internal static class RestOperations
{
    public const string DiscoverService = "DiscoverService";
    public const string SignIn = "SignIn";
    public const string GetConversations = "GetConversations";
    public const string FetchHistory = "FetchHistory";
    public const string RemoveMessages = "RemoveMessages";
    public const string DeleteConversation = "DeleteConversation";
    public const string DeleteEverything = "DeleteEverything";
    public const string PinConversation = "PinConversation";
    public const string UnpinConversation = "UnpinConversation";
    public const string AddConversationMark = "AddConversationMark";
    public const string RemoveConversationMark = "RemoveConversationMark";
    public const string GetDevices = "GetDevices";
    public const string PinMessage = "PinMessage";
    public const string UnpinMessage = "UnpinMessage";
    public const string GetPinnedMessages = "GetPinnedMessages";
    public const string DownloadAttachment = "DownloadAttachment";
}
