using System.Threading.Channels;
using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Tells the senders of one-to-one messages that these have arrived, in the background and one after the other. A receipt that cannot be
/// sent is dropped: it is a courtesy.
/// </summary>
internal sealed class DeliveryReceipts(IRealtimeChannel channel, LocalIds ids, ILogger logger)
{
    private const int MaxWaiting = 1_024;

    private readonly Channel<ChatMessage> _waiting = Channel.CreateBounded<ChatMessage>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _isRunning;

    public void Acknowledge(ChatEvent happened)
    {
        if (happened is MessageReceived { Message: var message }
            && message.Direction == MessageDirection.Received && message.Conversation.Type == ConversationType.Chat
            && _waiting.Writer.TryWrite(message) && Interlocked.Exchange(ref _isRunning, 1) == 0)
        {
            _ = Task.Run(RunAsync);
        }
    }

    public void Complete() => _waiting.Writer.TryComplete();

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_waiting.Reader.TryRead(out ChatMessage? message))
            {
                await SendAsync(message).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(ChatMessage message)
    {
        try
        {
            await channel.UploadAsync(
                new DeliveryReceiptUpload
                {
                    LocalId = ids.Next(),
                    Conversation = message.Conversation,
                    MessageId = message.MessageId,
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is EasemobException or ObjectDisposedException)
        {
            logger.DeliveryReceiptDropped(message.Conversation, message.MessageId, failure.GetType().Name);
        }
    }
}
