using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime.Model;

/// <content>What the steps are made of.</content>
internal sealed partial class Story
{
    private static Task Observe(Task task)
    {
        _ = task.ContinueWith(
            static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return task;
    }

    private ConversationKey PickAny() => Pick([.. Listed, LiveWorld.Room]);

    /// <summary>Picks a message that can be recalled or edited: of that, devices that were away from a room are not told.</summary>
    private (ConversationKey Key, EmulatorMessage Message)? PickLasting(Func<EmulatorMessage, bool> condition) =>
        PickMessage(Pick(Listed), condition);

    private (ConversationKey Key, EmulatorMessage Message)? PickMessage(ConversationKey key, Func<EmulatorMessage, bool> condition)
    {
        EmulatorMessage[] messages = [.. EndState.History(_world, key).Where(condition)];
        return messages.Length == 0 ? null : (key, Pick(messages));
    }

    /// <summary>Returns whether this user's own message has come here: who edits it sees it, and an edit of what is not here is lost.</summary>
    private async Task<bool> IsCachedAsync((ConversationKey Key, EmulatorMessage Message) found) =>
        (await _device.LoadAllAsync(found.Key)).Any(message => message.MessageId == found.Message.Id);

    private async Task WithClockAsync(Task task)
    {
        await _world.UntilAsync(() => task.IsCompleted, "for a call");
        await task;
    }

    private Task RemoveSurelyAsync(ChatManager chat, ConversationKey key, string[] ids) =>
        SurelyAsync(() => chat.RemoveMessagesFromServerAsync(key, ids));

    /// <summary>Does something that may be repeated until it succeeds.</summary>
    private async Task SurelyAsync(Func<Task> call)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await WithClockAsync(Observe(call()));
                return;
            }
            catch (EasemobException failure) when (attempt < 10 && (failure.IsTransient || failure.IsOutcomeUnknown))
            {
                Note($"  again after {failure.GetType().Name}");
            }
        }
    }

    /// <summary>Edits a message whose last edit has no known outcome, so that its end is known again.</summary>
    private void EditAgain(string id)
    {
        try
        {
            _world.Data.UpdateMessage(id, message => message with
            {
                Body = new TextBody { Text = NextText() },
                Edit = new EmulatorEdit
                {
                    Operator = message.From,
                    EditedAt = _world.Data.Now,
                    Count = (message.Edit?.Count ?? 0) + 1,
                },
            });
        }
        catch (ArgumentException)
        {
            // Recalled meanwhile.
        }
    }
}
