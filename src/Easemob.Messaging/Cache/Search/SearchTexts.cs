namespace Easemob.Messaging.Cache;

/// <summary>Which texts of a message are searched, composed. Who changes what is here raises the version in <see cref="SearchFolding"/>.</summary>
internal static class SearchTexts
{
    /// <summary>Returns the texts of a message in one scope or, content first, in both.</summary>
    public static IEnumerable<(SearchScope Scope, string Text)> Of(MessageContent content, SearchScope scope)
    {
        if (scope != SearchScope.Extension)
        {
            foreach (string? text in Of(content.Body))
            {
                if (text is { Length: > 0 })
                {
                    yield return (SearchScope.Content, SearchFolding.Compose(text));
                }
            }
        }

        if (scope != SearchScope.Content)
        {
            foreach (string text in Of(content.Extensions))
            {
                yield return (SearchScope.Extension, SearchFolding.Compose(text));
            }
        }
    }

    // A combined message is an attachment too, whose file has no name that a user ever sees.
    private static IEnumerable<string?> Of(MessageBody body) => body switch
    {
        TextMessageBody text => [text.Text],
        CombinedMessageBody combined => [combined.Title, combined.Summary, combined.CompatibleText],
        AttachmentMessageBody attachment => [attachment.FileName],
        LocationMessageBody location => [location.Address, location.BuildingName],
        CustomMessageBody custom => [custom.Event, .. Of(custom.Parameters)],
        _ => [],
    };

    // True and false would be found in nearly every extension, and mean nothing there.
    private static IEnumerable<string> Of(IReadOnlyDictionary<string, ExtensionValue> values) =>
        values.Values.Where(static value => value.Kind != ExtensionKind.Boolean).Select(static value => value.ToString())
            .Where(static text => text.Length > 0);
}
