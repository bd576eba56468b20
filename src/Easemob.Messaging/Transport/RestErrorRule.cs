using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <summary>One row of the error table: the answers it is for, and what they become.</summary>
/// <param name="ErrorCode">The vendor's number that the answer becomes.</param>
/// <param name="Kind">The exception that the answer becomes.</param>
internal sealed record RestErrorRule(EasemobErrorCode ErrorCode, RestErrorKind Kind = RestErrorKind.Service)
{
    /// <summary>Gets the statuses of the row; empty for all.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Gets the server's numbers that the row is for, one of which is enough.</summary>
    public IReadOnlyList<int> ServerCodes { get; init; } = [];

    /// <summary>Gets the phrases that the row is for, one of which is enough.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Gets the only operation that the row is for.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the number for conversation lists, where it differs.</summary>
    public EasemobErrorCode? ForConversationLists { get; init; }

    /// <summary>Gets the number for chat rooms, where it differs.</summary>
    public EasemobErrorCode? ForChatRooms { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>Gets whether the row looks at nothing but the status.</summary>
    public bool IsCatchAll => ServerCodes.Count == 0 && Phrases.Count == 0;

    public bool Matches(RestRequest request, int status, RestErrorBody body) =>
        (Operation is null || Operation == request.Operation)
        && (Statuses.Count == 0 || Statuses.Contains(status))
        && (IsCatchAll || (body.Code is { } code && ServerCodes.Contains(code)) || Phrases.Any(body.Contains));

    public EasemobErrorCode CodeFor(RestRequest request) => request switch
    {
        { Operation: RestOperations.GetConversations } when ForConversationLists is { } code => code,
        { ConversationType: ConversationType.ChatRoom } when ForChatRooms is { } code => code,
        _ => ErrorCode,
    };
}
