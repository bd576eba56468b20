namespace Easemob.Messaging.Cache;

/// <summary>The kinds of intent, by their number in the file.</summary>
internal enum IntentKind
{
    RemoveMessages = 1,
    RemoveMessagesBefore = 2,
    DeleteConversation = 3,
    DeleteEverything = 4,
}
