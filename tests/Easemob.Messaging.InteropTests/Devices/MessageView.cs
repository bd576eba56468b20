namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>What a client shows of a message, in words of our own that both clients' forms are put into; JSON members are canonical.</summary>
internal sealed record MessageView
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Conversation { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required long Time { get; init; }

    public required string Body { get; init; }

    public string Extensions { get; init; } = "{}";

    public string Reactions { get; init; } = "[]";

    public string Translations { get; init; } = "[]";

    public string? Edit { get; init; }

    public string? Thread { get; init; }

    public string? ThreadOverview { get; init; }

    public bool IsRead { get; init; }

    public bool IsDelivered { get; init; }

    public bool WantsGroupReceipts { get; init; }

    /// <summary>Gets the priority of a chat-room message; normal elsewhere.</summary>
    public string Priority { get; init; } = "normal";
}
