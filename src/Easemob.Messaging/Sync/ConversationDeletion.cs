namespace Easemob.Messaging.Sync;

/// <summary>Deletes conversations from the server's list, and from the cache.</summary>
internal sealed class ConversationDeletion(IConversationTransport transport, IntentRunner intents)
{
    public Task DeleteAsync(
        ConversationKey conversation, ServerMessages messages, LocalEffect localEffect, CancellationToken cancellationToken) =>
        intents.RunAsync(
            new DeleteConversationIntent { Conversation = conversation, Messages = messages, LocalEffect = localEffect },
            token => transport.DeleteConversationAsync(conversation, messages, token),
            cancellationToken);

    public Task DeleteEverythingAsync(CancellationToken cancellationToken) =>
        intents.RunAsync(new DeleteEverythingIntent(), transport.DeleteEverythingAsync, cancellationToken);
}
