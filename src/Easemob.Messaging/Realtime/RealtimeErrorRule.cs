using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>One row of an error table: the refusals it is for, and what they become.</summary>
/// <param name="ErrorCode">The vendor's number that the refusal becomes.</param>
/// <param name="Kind">The exception that the refusal becomes.</param>
internal sealed record RealtimeErrorRule(EasemobErrorCode ErrorCode, RealtimeErrorKind Kind = RealtimeErrorKind.Service)
{
    /// <summary>Gets the status of the row; null for all.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the phrases that the row is for, one of which is enough; empty for any text.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Gets the only operation that the row is for; null for all.</summary>
    public string? Operation { get; init; }

    public bool IsTransient { get; init; }

    public bool Matches(string operation, FrameStatus status) =>
        (Operation is null || Operation == operation)
        && (Status is null || Status == status.Code)
        && (Phrases.Count == 0
            || Phrases.Any(phrase => status.Reason?.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0));
}
