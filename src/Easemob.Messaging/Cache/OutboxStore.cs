using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Wire;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The messages on their way to the server.</summary>
/// <param name="database">The database.</param>
/// <param name="place">The flag of this cache among those on the file.</param>
/// <param name="deviceId">Gets the id under which this device is connected.</param>
/// <param name="early">What may have been quicker than the messages.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class OutboxStore(
    SqliteDatabase database,
    MessageOrigin place,
    Func<string> deviceId,
    EarlyChanges early,
    TimeProvider timeProvider,
    ILogger logger) : IOutboxStore
{
    /// <inheritdoc/>
    public string DeviceId => deviceId();

    /// <inheritdoc/>
    public async Task<OutboxEntry> AddOutgoingAsync(MessageUpload upload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        Arguments.RequireConversation(upload.Conversation, nameof(upload));
        MessageUpload own = upload with { LocalId = Arguments.RequireMessageId(upload.LocalId, nameof(upload)) };
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(timeProvider.GetUtcNow().ToUnixTimeMilliseconds());
        byte[] record = Encode(own, createdAt);
        OutboxEntry entry = await database
            .WriteAsync(Durability.Full, session => Add(session, own, createdAt, record), cancellationToken)
            .ConfigureAwait(false);
        logger.OutgoingAdded(own.LocalId);
        return entry;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxEntry>> GetOutgoingAsync(
        ConversationKey? conversation = null, CancellationToken cancellationToken = default)
    {
        if (conversation is { } key)
        {
            Arguments.RequireConversation(key, nameof(conversation));
        }

        return await database.ReadAsync(session => OutboxTable.Load(session, conversation), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<OutboxEntry?> FindOutgoingAsync(string localId, CancellationToken cancellationToken = default)
    {
        string id = Arguments.RequireMessageId(localId);
        return await database.ReadAsync(session => OutboxTable.Find(session, id), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<OutboxEntry?> SetOutgoingStateAsync(string localId, MessageState state, CancellationToken cancellationToken = default)
    {
        string id = Arguments.RequireMessageId(localId);
        if (state is not (MessageState.Sending or MessageState.Failed or MessageState.Unknown))
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "A message that was sent is completed; it has no such state.");
        }

        OutboxEntry? entry = await database
            .WriteAsync(Durability.Full, session => SetState(session, id, state), cancellationToken)
            .ConfigureAwait(false);
        logger.OutgoingStateSet(id, state);
        return entry;
    }

    /// <inheritdoc/>
    public async Task CompleteOutgoingAsync(string localId, ChatMessage message, CancellationToken cancellationToken = default)
    {
        string id = Arguments.RequireMessageId(localId);
        ArgumentNullException.ThrowIfNull(message);
        await database
            .WriteAsync(Durability.Full, session => Complete(session, id, message), cancellationToken)
            .ConfigureAwait(false);
        logger.OutgoingCompleted(id, message.MessageId);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveOutgoingAsync(string localId, CancellationToken cancellationToken = default)
    {
        string id = Arguments.RequireMessageId(localId);
        bool removed = await database
            .WriteAsync(Durability.Full, session => OutboxTable.Remove(session, id), cancellationToken)
            .ConfigureAwait(false);
        logger.OutgoingRemoved(id);
        return removed;
    }

    // Who sends it goes without saying.
    private static byte[] Encode(MessageUpload upload, DateTimeOffset createdAt) =>
        MessageEncoder.Encode(upload.ToMessage(upload.LocalId, senderId: string.Empty, createdAt, MessageState.Sending));

    private OutboxEntry Add(SqliteSession session, MessageUpload upload, DateTimeOffset createdAt, byte[] record)
    {
        if (OutboxTable.FindIsOnlineOnly(session, upload.LocalId) is not null)
        {
            throw new InvalidOperationException($"A message with the id {upload.LocalId} is on its way already.");
        }

        var entry = new OutboxEntry
        {
            Upload = upload,
            CreatedAt = createdAt,
            State = MessageState.Sending,
            DeviceId = deviceId(),
        };
        OutboxTable.Add(session, ConversationTable.FindOrAdd(session, upload.Conversation).Id, entry, record);
        return entry;
    }

    private OutboxEntry? SetState(SqliteSession session, string localId, MessageState state)
    {
        OutboxTable.SaveState(session, localId, state, deviceId());
        return OutboxTable.Find(session, localId);
    }

    private bool Complete(SqliteSession session, string localId, ChatMessage message)
    {
        // One that is gone was wiped, and its cache stays empty.
        if (OutboxTable.FindIsOnlineOnly(session, localId) is not { } isOnlineOnly)
        {
            return false;
        }

        ArrivalEffects.Complete(session, message, isOnlineOnly, place);
        early.Apply(session, message.Conversation, message.Id);
        return OutboxTable.Remove(session, localId);
    }
}
