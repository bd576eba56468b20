using System.Runtime.CompilerServices;

namespace Easemob.Messaging;

/// <content>What the cache is asked for by the application.</content>
internal static partial class Arguments
{
    /// <summary>How many messages are loaded at once at most, as the vendor's clients have it.</summary>
    public const int MaxLoadCount = 400;

    /// <summary>Returns a copy of the query that nobody else can change, or throws for one that does not hold together.</summary>
    public static MessageQuery RequireLoadable(
        MessageQuery query, [CallerArgumentExpression(nameof(query))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(query, parameterName);
        ArgumentNullException.ThrowIfNull(query.Types);
        ArgumentNullException.ThrowIfNull(query.Senders);
        RequireDefined(query.Direction, nameof(query.Direction));
        if (query.Conversation is { } conversation)
        {
            RequireConversation(conversation, nameof(query.Conversation));
        }

        if (query.StartMessageId is not null && (query.Conversation is null || query.StartTime is not null))
        {
            throw new ArgumentException("A message to begin behind goes with a conversation, and without a time to begin behind.", parameterName);
        }

        if (query.From > query.To)
        {
            throw new ArgumentException("The query ends before it begins.", parameterName);
        }

        if (query.Types.Any(static type => type.Value.Length == 0))
        {
            throw new ArgumentException("A message type is empty.", parameterName);
        }

        return query with
        {
            StartMessageId = query.StartMessageId is null ? null : RequireMessageId(query.StartMessageId, nameof(query.StartMessageId)),
            Types = [.. query.Types],
            Senders = [.. query.Senders.Select(static sender => ServiceIds.Normalize(sender, nameof(query.Senders)))],
        };
    }

    /// <summary>Throws for a message that the cache cannot hold.</summary>
    public static void RequireStorable(ChatMessage message, [CallerArgumentExpression(nameof(message))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(message, parameterName);
        RequireConversation(message.Conversation, parameterName);
        if (message.Type == MessageType.Command)
        {
            throw new ArgumentException("Commands are never kept.", parameterName);
        }

        if (message is { Type.Value.Length: 0 } or { Payload: null, Body: UnknownMessageBody })
        {
            throw new ArgumentException("Only the service can make a message with an unknown body.", parameterName);
        }
    }

    public static void RequireLimits(CacheLimits limits, [CallerArgumentExpression(nameof(limits))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(limits, parameterName);
        string[] faults = [.. limits.Faults()];
        if (faults.Length > 0)
        {
            throw new ArgumentException("The limits are not usable. " + string.Join(" ", faults), parameterName);
        }
    }

    /// <summary>Throws for a range of times that ends before it begins.</summary>
    public static void RequireOrder(DateTimeOffset? from, DateTimeOffset? to, [CallerArgumentExpression(nameof(to))] string? parameterName = null)
    {
        if (from > to)
        {
            throw new ArgumentException("The range ends before it begins.", parameterName);
        }
    }
}
