namespace Easemob.Messaging.Sync;

/// <summary>Finds out what the app may do, by reading as little as can be read. Nothing changes, on the server or here.</summary>
internal sealed class FeatureProbe(IChatTransport transport, string userId)
{
    // What is said of the thing that was asked for, by who has looked for it: the function is there. Of groups and rooms the like proves
    // nothing: they are looked for before anybody asks whether their history is on.
    private static readonly EasemobErrorCode[] FoundNothing = [EasemobErrorCode.InvalidConversation, EasemobErrorCode.InvalidMessage];

    public async Task<ServerFeatures> RunAsync(ConversationKey? chatRoom, CancellationToken cancellationToken)
    {
        var all = new ConversationListRequest { Query = new ConversationQuery(), PageSize = 1 };
        ConversationKey oneself = ConversationKey.Chat(userId);
        return new ServerFeatures
        {
            ConversationList = await ProbeAsync(transport.GetConversationsAsync(1, 1, cancellationToken)).ConfigureAwait(false),
            ConversationListWithCursor = await ProbeAsync(transport.GetConversationsAsync(all, cancellationToken)).ConfigureAwait(false),
            MessageHistory = await ProbeAsync(FetchAsync(oneself, cancellationToken)).ConfigureAwait(false),
            ChatRoomHistory = chatRoom is { } room
                ? await ProbeAsync(FetchAsync(room, cancellationToken)).ConfigureAwait(false)
                : FeatureState.Unknown,
            PinnedMessages = await ProbeAsync(transport.GetPinnedMessagesAsync(oneself, 1, null, cancellationToken)).ConfigureAwait(false),
        };
    }

    private static async Task<FeatureState> ProbeAsync(Task read)
    {
        try
        {
            await read.ConfigureAwait(false);
            return FeatureState.On;
        }
        catch (EasemobFeatureDisabledException)
        {
            return FeatureState.Off;
        }
        catch (EasemobServiceException refusal) when (IsOfThisCall(refusal))
        {
            return FoundNothing.Contains(refusal.ErrorCode) ? FeatureState.On : FeatureState.Unknown;
        }
    }

    // A refusal of the user or of the app says the same to every call.
    private static bool IsOfThisCall(EasemobServiceException refusal) =>
        refusal is not EasemobAuthenticationException && refusal.ErrorCode != EasemobErrorCode.InvalidAppKey;

    private Task<CursorPage<ChatMessage>> FetchAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        transport.FetchHistoryAsync(
            new HistoryRequest { Conversation = conversation, PageSize = 1, Query = new HistoryQuery { SaveToCache = false } },
            cancellationToken);
}
