using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Realtime;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Sends messages: written down first, then sent, then kept under the server's id. Whatever interrupts that, a message is sent again
/// only under its old id, by which the server knows it.
/// </summary>
internal sealed class Outbox(
    IRealtimeChannel? channel,
    IOutboxStore store,
    EventHub events,
    ConnectionGate gate,
    Reconciliation reconciliation,
    string userId,
    LocalIds ids,
    ILogger logger)
    : IMessageOutbox
{
    private const int MaxLosses = 2;

    // What a receipt has to which the server gave no time.
    private static readonly DateTimeOffset Unknown = DateTimeOffset.FromUnixTimeMilliseconds(0);

    private readonly OutboxClaims _claims = new();

    // How many connections in a row a message has cost whose fate is unknown. Looked at by one settling after the other only.
    private readonly Dictionary<string, int> _losses = [];

    public async Task<ChatMessage> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        IRealtimeChannel open = RequireChannel();
        var upload = new MessageUpload { LocalId = ids.Next(), Conversation = message.Conversation, Message = message };
        _claims.TryTake(upload.LocalId);
        OutboxEntry entry;
        try
        {
            entry = await store.AddOutgoingAsync(upload, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _claims.Leave(upload.LocalId);
            throw;
        }

        Tell(entry);
        Task<ChatMessage> run = RunAsync(open, entry, waitForConnection: true, CancellationToken.None);
        return await CarryOn(run, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ChatMessage>> GetMessagesAsync(
        ConversationKey? conversation = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<OutboxEntry> entries = await store.GetOutgoingAsync(conversation, cancellationToken).ConfigureAwait(false);
        return [.. entries.Select(Show)];
    }

    public async Task<ChatMessage> ResendAsync(string localId, CancellationToken cancellationToken = default)
    {
        IRealtimeChannel open = RequireChannel();
        string id = Arguments.RequireMessageId(localId);
        _claims.Take(id);
        OutboxEntry entry;
        try
        {
            entry = await store.FindOutgoingAsync(id, cancellationToken).ConfigureAwait(false)
                ?? throw new ArgumentException($"There is no message {id} in the outbox.", nameof(localId));
            await store.SetOutgoingStateAsync(id, MessageState.Sending, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _claims.Leave(id);
            throw;
        }

        Tell(entry with { State = MessageState.Sending });
        Task<ChatMessage> run = RunAsync(open, entry, waitForConnection: true, CancellationToken.None);
        return await CarryOn(run, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DiscardAsync(string localId, CancellationToken cancellationToken = default)
    {
        string id = Arguments.RequireMessageId(localId);
        _claims.Take(id);
        try
        {
            return await store.RemoveOutgoingAsync(id, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _claims.Leave(id);
        }
    }

    /// <summary>
    /// Settles the messages of this device whose fate is unknown, in order. What the server refuses has failed; what it answers with
    /// nonsense stays unknown.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        IRealtimeChannel open = RequireChannel();

        // The connection may be there again before it is written down that the one before took an answer with it.
        await Task.WhenAll(_claims.Uploads).WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        foreach (OutboxEntry unknown in await store.GetOutgoingAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (unknown.State != MessageState.Unknown || unknown.DeviceId != store.DeviceId
                || IsLetPass(unknown.Upload.LocalId) || !_claims.TryTake(unknown.Upload.LocalId))
            {
                continue;
            }

            try
            {
                await SettleAsync(open, unknown.Upload.LocalId, cancellationToken).ConfigureAwait(false);
            }
            catch (EasemobException failure) when (failure is EasemobServiceException or EasemobProtocolException)
            {
                logger.MessageNotSettled(unknown.Upload.Conversation, unknown.Upload.LocalId, failure.ErrorCode.Value);
            }
            catch
            {
                _losses[unknown.Upload.LocalId] = Losses(unknown.Upload.LocalId) + 1;
                throw;
            }

            _losses.Remove(unknown.Upload.LocalId);
        }
    }

    // While others were settled it may have been discarded, or sent again.
    private async Task SettleAsync(IRealtimeChannel open, string localId, CancellationToken cancellationToken)
    {
        OutboxEntry? unknown = null;
        try
        {
            unknown = await store.FindOutgoingAsync(localId, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (unknown?.State != MessageState.Unknown)
            {
                _claims.Leave(localId);
            }
        }

        if (unknown?.State == MessageState.Unknown)
        {
            await RunAsync(open, unknown, waitForConnection: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // A caller who stops waiting does not stop the message.
    private static async Task<ChatMessage> CarryOn(Task<ChatMessage> run, CancellationToken cancellationToken)
    {
        _ = run.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return await run.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChatMessage> RunAsync(
        IRealtimeChannel open, OutboxEntry entry, bool waitForConnection, CancellationToken cancellationToken)
    {
        string localId = entry.Upload.LocalId;
        var upload = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (waitForConnection)
            {
                await gate.WaitAsync(RealtimeOperations.SendMessage).ConfigureAwait(false);
            }

            _claims.Begin(upload);
            UploadReceipt receipt = await open.UploadAsync(entry.Upload, cancellationToken).ConfigureAwait(false);
            DateTimeOffset time = receipt.ServerTime > Unknown ? receipt.ServerTime : entry.CreatedAt;
            ChatMessage sent = entry.Upload.ToMessage(receipt.MessageId, userId, time, MessageState.Sent);
            await store.CompleteOutgoingAsync(localId, sent, CancellationToken.None).ConfigureAwait(false);
            events.Post(new MessageStateChanged { LocalId = localId, Message = sent, OccurredAt = time });
            if (entry.State == MessageState.Unknown)
            {
                // The server may have had it for long, and another device may have removed it since.
                reconciliation.Wake();
            }

            return sent;
        }
        catch (EasemobException failure)
        {
            await FailAsync(entry, failure).ConfigureAwait(false);
            throw;
        }
        catch (Exception failure)
        {
            logger.MessageUnresolved(entry.Upload.Conversation, localId, failure.GetType().Name);
            await store.SetOutgoingStateAsync(localId, MessageState.Unknown, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _claims.Leave(localId);
            _claims.End(upload);
        }
    }

    // The entry is as it was before this attempt: one whose fate was unknown stays so where the attempt decides nothing.
    private async Task FailAsync(OutboxEntry entry, EasemobException failure)
    {
        bool isUnknown = failure.IsOutcomeUnknown || failure is EasemobCacheException
            || (entry.State == MessageState.Unknown && failure.IsTransient);
        MessageState state = isUnknown ? MessageState.Unknown : MessageState.Failed;
        try
        {
            OutboxEntry? failed =
                await store.SetOutgoingStateAsync(entry.Upload.LocalId, state, CancellationToken.None).ConfigureAwait(false);
            if (failed is not null)
            {
                Tell(failed, failure);
            }
        }
        catch (EasemobCacheException second)
        {
            // The row says "sending" on; the next opening of the cache takes it for unknown.
            logger.OutboxNotWritten(second, entry.Upload.Conversation, entry.Upload.LocalId);
        }
    }

    private int Losses(string localId) => _losses.TryGetValue(localId, out int losses) ? losses : 0;

    // What the server never answers, or closes the connection over, must not cost every connection: one is made without it.
    private bool IsLetPass(string localId) => Losses(localId) == MaxLosses && _losses.Remove(localId);

    private IRealtimeChannel RequireChannel() => channel ?? throw new InvalidOperationException(
        "This chat manager was made without a realtime channel, through which messages are sent.");

    private void Tell(OutboxEntry entry, EasemobException? error = null) =>
        events.Post(new MessageStateChanged { LocalId = entry.Upload.LocalId, Message = Show(entry), Error = error });

    private ChatMessage Show(OutboxEntry entry) =>
        entry.Upload.ToMessage(entry.Upload.LocalId, userId, entry.CreatedAt, entry.State);
}
