using System.Runtime.CompilerServices;

namespace Easemob.Messaging;

/// <summary>The checks of public arguments, in facade and cache: what fails here was neither sent nor stored.</summary>
internal static partial class Arguments
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.FromUnixTimeMilliseconds(0);

    public static void RequireConversation(
        ConversationKey conversation, [CallerArgumentExpression(nameof(conversation))] string? parameterName = null)
    {
        if (conversation.Id.Length == 0)
        {
            throw new ArgumentException(
                "The key names no conversation. Make one with ConversationKey.Chat, Group, ChatRoom or Thread.", parameterName);
        }
    }

    public static void RequireListed(
        ConversationKey conversation, [CallerArgumentExpression(nameof(conversation))] string? parameterName = null)
    {
        RequireConversation(conversation, parameterName);
        if (conversation.Type is not (ConversationType.Chat or ConversationType.Group))
        {
            throw new ArgumentException(
                "The server lists one-to-one and group conversations only; there is no other to delete, pin or mark.", parameterName);
        }
    }

    public static void RequireRange(int value, int maximum, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        if (value < 1 || value > maximum)
        {
            throw new ArgumentOutOfRangeException(parameterName, value, $"The value must be from 1 to {maximum}.");
        }
    }

    public static void RequireMark(int mark, [CallerArgumentExpression(nameof(mark))] string? parameterName = null)
    {
        if (mark is < 0 or > ServerLimits.LargestMark)
        {
            throw new ArgumentOutOfRangeException(parameterName, mark, $"A mark is a number from 0 to {ServerLimits.LargestMark}.");
        }
    }

    /// <summary>Returns the conversations in the order given, each once.</summary>
    public static ConversationKey[] RequireListed(
        IEnumerable<ConversationKey> conversations, [CallerArgumentExpression(nameof(conversations))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(conversations, parameterName);
        ConversationKey[] keys = [.. conversations.Distinct()];
        foreach (ConversationKey key in keys)
        {
            RequireListed(key, parameterName);
        }

        return keys.Length > 0 ? keys : throw new ArgumentException("There is no conversation.", parameterName);
    }

    public static ConversationQuery RequireSendable(ConversationQuery query)
    {
        if (query is { Pinned: true, Mark: not null })
        {
            throw new ArgumentException("The server lists pinned conversations or those with a mark, not what is both.", nameof(query));
        }

        RequireMark(query.Mark ?? 0, nameof(query));
        return query;
    }

    public static void RequireDefined<T>(T value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(parameterName, value, $"The value is no {typeof(T).Name}.");
        }
    }

    public static void RequireSince1970(DateTimeOffset time, [CallerArgumentExpression(nameof(time))] string? parameterName = null)
    {
        if (time < Epoch)
        {
            throw new ArgumentOutOfRangeException(parameterName, time, "The service knows no time before 1970.");
        }
    }

    /// <summary>Returns the id in its one spelling, without leading zeros.</summary>
    public static string RequireMessageId(string messageId, [CallerArgumentExpression(nameof(messageId))] string? parameterName = null) =>
        MessageIds.Format(MessageIds.Parse(messageId, parameterName));

    /// <summary>Returns the ids in the order given, each once.</summary>
    public static string[] RequireMessageIds(
        IEnumerable<string> messageIds, [CallerArgumentExpression(nameof(messageIds))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(messageIds, parameterName);
        string[] ids = [.. messageIds.Select(id => RequireMessageId(id, parameterName)).Distinct(StringComparer.Ordinal)];
        return ids.Length > 0 ? ids : throw new ArgumentException("There is no message id.", parameterName);
    }

    /// <summary>Returns a copy of the query that nobody else can change, or throws for one that cannot be sent.</summary>
    public static HistoryQuery RequireSendable(ConversationKey conversation, HistoryQuery query)
    {
        RequireDefined(query.Direction, nameof(query.Direction));
        ArgumentNullException.ThrowIfNull(query.Senders);
        ArgumentNullException.ThrowIfNull(query.Types);
        string[] senders = [.. query.Senders.Select(static sender => ServiceIds.Normalize(sender, nameof(query.Senders)))];
        if (senders.Length > 0 && conversation.Type == ConversationType.Chat)
        {
            throw new ArgumentException("Senders cannot be chosen in a one-to-one conversation.", nameof(query));
        }

        if (query.Types.Any(static type => type.Value.Length == 0))
        {
            throw new ArgumentException("A message type is empty.", nameof(query));
        }

        RequireTimes(query);
        return query with
        {
            StartMessageId = query.StartMessageId is null ? null : RequireMessageId(query.StartMessageId),
            Senders = senders,
            Types = [.. query.Types],
        };
    }

    private static void RequireTimes(HistoryQuery query)
    {
        RequireSince1970(query.From ?? Epoch, nameof(query.From));
        RequireSince1970(query.To ?? Epoch, nameof(query.To));
        if (query.From > query.To)
        {
            throw new ArgumentException("The query ends before it begins.", nameof(query));
        }
    }
}
