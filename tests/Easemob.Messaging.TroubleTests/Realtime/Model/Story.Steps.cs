using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime.Model;

/// <content>What may happen.</content>
internal sealed partial class Story
{
    private Task PeerSendsAsync()
    {
        ConversationKey key = PickAny();
        string peer = key.Type == ConversationType.Chat ? key.Id : Pick(["bob", "carol"]);
        int count = _random.Next(1, 6);
        for (int number = 0; number < count; number++)
        {
            string id = key.Type == ConversationType.Chat
                ? _world.Data.Send(peer, LiveWorld.User, NextText())
                : _world.Data.SendToGroup(peer, key.Id, NextText());
            Note($"{peer} sends {id} to {key}");
            if (_unread.TryGetValue(key, out HashSet<string>? unread))
            {
                unread.Add(id);
            }
        }

        return Task.CompletedTask;
    }

    private Task OwnSendAsync()
    {
        ConversationKey key = PickAny();
        string text = NextText();
        Note($"send '{text}' to {key}");
        _underWay.Add(Observe((_second is not null && _random.Next(2) == 0 ? _second : _device).Chat
            .SendMessageAsync(LiveWorld.Text(key, text))));
        return Task.CompletedTask;
    }

    private Task OtherDeviceSendsAsync()
    {
        ConversationKey key = PickAny();
        string id = key.Type == ConversationType.Chat
            ? _world.Data.Send(LiveWorld.User, key.Id, NextText())
            : _world.Data.SendToGroup(LiveWorld.User, key.Id, NextText());
        Note($"phone sends {id} to {key}");
        return Task.CompletedTask;
    }

    private Task RecallByOtherAsync()
    {
        if (PickLasting(_ => true) is { } found)
        {
            Note($"{found.Message.From} recalls {found.Message.Id}");
            _world.Data.RecallMessage(found.Message.Id!);
        }

        return Task.CompletedTask;
    }

    private async Task EditByOtherAsync()
    {
        if (PickLasting(_ => true) is { } found && (found.Message.From != LiveWorld.User || await IsCachedAsync(found)))
        {
            string text = NextText();
            Note($"{found.Message.From} edits {found.Message.Id}: {text}");
            _world.Data.UpdateMessage(found.Message.Id!, message => message with
            {
                Body = new TextBody { Text = text },
                Edit = new EmulatorEdit
                {
                    Operator = message.From,
                    EditedAt = _world.Data.Now,
                    Count = (message.Edit?.Count ?? 0) + 1,
                },
            });
        }
    }

    private async Task RecallAsync()
    {
        if (PickLasting(message => message.From == LiveWorld.User) is not { } found)
        {
            return;
        }

        Note($"recall {found.Message.Id}");
        try
        {
            await WithClockAsync(_device.Chat.RecallMessageAsync(found.Key, found.Message.Id!));
        }
        catch (EasemobServiceException refusal) when (!refusal.IsOutcomeUnknown)
        {
            // Somebody else was quicker.
        }
        catch (EasemobException failure)
        {
            // Nobody knows whether the server has done it: to remove the same for this user alone makes sure.
            Note($"  {failure.GetType().Name}, remove instead");
            await RemoveSurelyAsync(_device.Chat, found.Key, [found.Message.Id!]);
        }
    }

    private async Task EditAsync()
    {
        if (PickLasting(message => message.From == LiveWorld.User) is not { } found || !await IsCachedAsync(found))
        {
            return;
        }

        string text = NextText();
        Note($"edit {found.Message.Id}: {text}");
        try
        {
            await WithClockAsync(_device.Chat.EditMessageAsync(found.Key, found.Message.Id!, new TextMessageBody { Text = text }));
        }
        catch (EasemobException failure)
        {
            Note($"  {failure.GetType().Name}, unknown: {failure.IsOutcomeUnknown}; edited once more by the phone");
            if (failure.IsOutcomeUnknown)
            {
                EditAgain(found.Message.Id!);
            }
        }
    }

    private async Task RemoveAsync()
    {
        if (PickMessage(PickAny(), _ => true) is { } found)
        {
            bool here = _random.Next(2) == 0;
            Note($"{(here ? "here" : "phone")} removes {found.Message.Id} of {found.Key}");
            await RemoveSurelyAsync(here ? _device.Chat : await _world.OtherAsync(), found.Key, [found.Message.Id!]);
        }
    }

    // The exact millisecond is nobody's: the vendor's pages disagree on it.
    private async Task RemoveBeforeAsync()
    {
        if (PickMessage(PickAny(), _ => true) is { } found)
        {
            bool here = _random.Next(2) == 0;
            Note($"{(here ? "here" : "phone")} removes in {found.Key} what is up to {found.Message.Id}");
            ChatManager chat = here ? _device.Chat : await _world.OtherAsync();
            await SurelyAsync(() => chat.RemoveMessagesFromServerAsync(found.Key, found.Message.SentAt!.Value.AddMilliseconds(1)));
        }
    }

    private async Task DeleteAsync()
    {
        ConversationKey key = Pick(Listed);
        await SettleAsync();
        ServerMessages messages = Pick([ServerMessages.Keep, ServerMessages.Delete]);
        Note($"delete {key}, {messages}");
        await SurelyAsync(() => _device.Chat.DeleteServerConversationAsync(key, messages));
        _unread[key].Clear();
    }

    private async Task ReadAsync()
    {
        ConversationKey key = Pick(Listed);
        if (key.Type == ConversationType.Group)
        {
            return;
        }

        await SettleAsync();
        Note($"read {key}");
        await SurelyAsync(() => _device.Chat.SendConversationReadReceiptAsync(key));
        _unread[key].Clear();
    }

    private async Task FetchAsync()
    {
        ConversationKey key = PickAny();
        if (key != LiveWorld.Room)
        {
            // History that comes before the messages themselves, and a recall or removal then, leave the unread count too high.
            await SettleAsync();
        }

        Note($"fetch {key}");
        await SurelyAsync(() => _device.Chat.FetchHistoryMessagesFromServerAsync(key, pageSize: _random.Next(1, 51)));
    }

    private Task TroubleAsync()
    {
        if (_random.Next(4) == 0)
        {
            Note($"cut {_world.Emulator.Realtime.Disconnect(LiveWorld.User)}");
            return Task.CompletedTask;
        }

        FrameKind kind = Pick([FrameKind.AnyUp, FrameKind.AnyDown]);
        int after = _random.Next(12);
        FrameFault fault = Pick(Faults);
        Note($"{fault} {kind} after {after}");
        _world.Trouble.Next(kind, after, FrameFault.None);
        _world.Trouble.Next(kind, fault);
        return Task.CompletedTask;
    }

    private async Task RestartAsync()
    {
        bool isCut = _random.Next(2) == 0;
        Note(isCut ? "cut and restart" : "restart");
        if (isCut)
        {
            _world.Emulator.Realtime.Disconnect(LiveWorld.User);
        }

        await _world.EndAsync(_device);
        _device = await _world.ConnectAsync();
    }

    private async Task SecondDeviceAsync()
    {
        if (_second is null)
        {
            Note("a second process comes");
            _second = await _world.ConnectAsync(place: 2);
        }
        else
        {
            Note("the second process goes");
            await _world.EndAsync(_second);
            _second = null;
        }
    }

    private async Task SettleAsync()
    {
        Note("settle");
        await _world.SettleAsync();
    }
}
