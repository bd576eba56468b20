namespace Easemob.Messaging;

/// <summary>The order of a list of conversations. Those without messages come last.</summary>
public enum ConversationSort
{
    /// <summary>The one with the newest message first.</summary>
    Newest,

    /// <summary>The pinned ones first, the others after them; the one with the newest message first in both.</summary>
    PinnedFirst,
}
