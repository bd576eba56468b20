namespace Easemob.Messaging.InteropTests.Devices;

internal static class DeviceExtensions
{
    /// <summary>Pages through a history to its end.</summary>
    public static async Task<IReadOnlyList<HistoryView>> PagesAsync(this IDevice device, ConversationKey conversation, HistoryAsk? ask = null)
    {
        List<HistoryView> pages = [await device.HistoryAsync(conversation, ask ?? new HistoryAsk())];
        while (pages[^1].Next is { } next)
        {
            pages.Add(await device.HistoryAsync(conversation, (ask ?? new HistoryAsk()) with { Start = next }));
        }

        return pages;
    }

    /// <summary>Returns the ids of all messages the device's user can fetch, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> AllIdsAsync(this IDevice device, ConversationKey conversation)
    {
        IReadOnlyList<HistoryView> pages = await device.PagesAsync(conversation, new HistoryAsk { Direction = SearchDirection.Down });
        return [.. pages.SelectMany(page => page.Ids)];
    }

    /// <summary>Returns the ids of all conversations in the user's list, the most recently active first.</summary>
    public static async Task<IReadOnlyList<string>> ConversationIdsAsync(this IDevice device)
    {
        const int size = 20;
        List<string> ids = [];
        for (int page = 1; ; page++)
        {
            IReadOnlyList<ConversationView> part = await device.ConversationsAsync(page, size);
            ids.AddRange(part.Select(conversation => conversation.Key.Id));
            if (part.Count < size)
            {
                return ids;
            }
        }
    }
}
