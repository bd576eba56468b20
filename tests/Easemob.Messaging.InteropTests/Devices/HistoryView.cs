namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A page of history in the order of the search: newest first going up. <paramref name="Next"/> is null at the end.</summary>
internal sealed record HistoryView(IReadOnlyList<MessageView> Messages, string? Next)
{
    public IReadOnlyList<string> Ids => [.. Messages.Select(message => message.Id)];
}
