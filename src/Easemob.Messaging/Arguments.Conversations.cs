using System.Runtime.CompilerServices;

namespace Easemob.Messaging;

internal static partial class Arguments
{
    private const int MaxMark = 19;

    /// <summary>Returns the conversations in the order given, each once.</summary>
    public static ConversationKey[] RequireConversations(
        IEnumerable<ConversationKey> conversations, [CallerArgumentExpression(nameof(conversations))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(conversations, parameterName);
        ConversationKey[] keys = [.. conversations.Distinct()];
        foreach (ConversationKey key in keys)
        {
            RequireConversation(key, parameterName);
        }

        return keys.Length > 0 ? keys : throw new ArgumentException("There is no conversation.", parameterName);
    }

    public static void RequireExtensible(
        ConversationKey conversation, [CallerArgumentExpression(nameof(conversation))] string? parameterName = null)
    {
        RequireConversation(conversation, parameterName);
        if (conversation.Type == ConversationType.Thread)
        {
            throw new ArgumentException("Threads have no extension.", parameterName);
        }
    }

    /// <summary>Returns a copy of the filter that nobody else can change, or throws for one that makes no sense.</summary>
    public static ConversationFilter RequireUsable(
        ConversationFilter filter, [CallerArgumentExpression(nameof(filter))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(filter.Types, parameterName);
        ConversationType[] types = [.. filter.Types];
        if (types.Length == 0)
        {
            throw new ArgumentException("The filter names no type of conversation.", parameterName);
        }

        foreach (ConversationType type in types)
        {
            RequireDefined(type, parameterName);
        }

        if (filter.Mark is < 0 or > MaxMark)
        {
            throw new ArgumentOutOfRangeException(parameterName, filter.Mark, $"Marks are numbers from 0 to {MaxMark}.");
        }

        return filter.From > filter.To
            ? throw new ArgumentException("The filter's times end before they begin.", parameterName)
            : filter with { Types = types };
    }
}
