namespace Easemob.Messaging;

/// <content>The checks of what is to be searched.</content>
internal static partial class Arguments
{
    /// <summary>Returns a copy that nobody else can change, or throws for one that finds nothing by mistake.</summary>
    public static MessageSearch RequireSearchable(MessageSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(search.Text, nameof(search.Text));
        ArgumentNullException.ThrowIfNull(search.Senders, nameof(search.Senders));
        ArgumentNullException.ThrowIfNull(search.Types, nameof(search.Types));
        RequireDefined(search.Scope, nameof(search.Scope));
        RequireDefined(search.Direction, nameof(search.Direction));
        if (search.Text.Length > MessageSearch.MaxTextLength || string.IsNullOrWhiteSpace(search.Text))
        {
            throw new ArgumentException(
                $"A search has 1 to {MessageSearch.MaxTextLength} characters, at least one of which is no white space.", nameof(search));
        }

        if (search.Conversation is { } conversation)
        {
            RequireConversation(conversation, nameof(search));
        }

        if (search.Types.Any(static type => type.Value.Length == 0))
        {
            throw new ArgumentException("A message type is empty.", nameof(search));
        }

        if (search.From > search.To)
        {
            throw new ArgumentException("The search ends before it begins.", nameof(search));
        }

        return search with
        {
            Senders = [.. search.Senders.Select(static sender => ServiceIds.Normalize(sender, nameof(search.Senders)))],
            Types = [.. search.Types],
        };
    }
}
