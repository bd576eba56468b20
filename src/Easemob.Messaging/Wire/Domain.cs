namespace Easemob.Messaging.Wire;

/// <summary>The domains of addresses.</summary>
internal static class Domain
{
    public const string User = "easemob.com";

    /// <summary>The domain of groups, chat rooms and threads: an address does not tell them from each other.</summary>
    public const string Conference = "conference.easemob.com";

    public static string Of(ConversationType type) => type == ConversationType.Chat ? User : Conference;
}
