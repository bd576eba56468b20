using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <content>The loops.</content>
internal sealed partial class MsyncLink
{
    private const string TokenExpiredText = "inner:token expired";

    private bool HasEnded => Volatile.Read(ref _isEnded) != 0;

    private async Task ReadAsync()
    {
        while (await _socket.ReceiveAsync(_liveness.OnHeard).ConfigureAwait(false) is { } bytes)
        {
            switch (Decode(bytes))
            {
                case UploadAnswer { Status: not null } answer when _uploads.Complete(answer):
                    break;
                case UploadAnswer:
                    _logger.AnswerIgnored();
                    break;
                case UnreadAnswer unread:
                    _liveness.OnListed();
                    await FollowTokenAsync(_tokenWatch.Check(unread.ServerTime)).ConfigureAwait(false);
                    await HandOnAsync(new ReceivedFrame(unread, []), bytes.Length).ConfigureAwait(false);
                    break;
                case QueueNotice notice:
                    await HandOnAsync(new ReceivedFrame(notice, []), bytes.Length).ConfigureAwait(false);
                    break;
                case QueueBatch batch:
                    _liveness.OnBatch(batch.Queue?.Name);
                    await HandOnAsync(ReadItems(batch), bytes.Length).ConfigureAwait(false);
                    if (_signOut is not null)
                    {
                        // Nothing that follows counts, and the end of the connection must not overtake what is waiting.
                        _liveness.Hold();
                        return;
                    }

                    break;
                case { } other:
                    _logger.FrameIgnored(other.GetType().Name);
                    break;
                case null:
                    break;
            }
        }

        throw RealtimeErrors.Closed();
    }

    private ServerFrame? Decode(byte[] bytes)
    {
        try
        {
            ServerFrame frame = FrameReader.Read(bytes);
            _damagedFrames = 0;
            _logger.FrameReceived(frame.GetType().Name, bytes.Length);
            return frame;
        }
        catch (WireFormatException damaged)
        {
            _logger.FrameDropped(bytes.Length, damaged.Message);
            return ++_damagedFrames <= MaxDamagedFrames
                ? null
                : throw RealtimeErrors.Malformed(RealtimeOperations.Connect, "too many frames could not be read", damaged);
        }
    }

    private ReceivedFrame ReadItems(QueueBatch batch)
    {
        var events = new List<ChatEvent>(batch.Items.Count);
        foreach (ReadOnlyMemory<byte> item in batch.Items)
        {
            if (_signOut is null && ItemReader.ReadSignOut(item) is { } signOut)
            {
                LinkEnd end = SignOuts.FromItem(signOut);
                _signOut = end;
                _logger.SessionEnding(_options.UserId, end.Reason.ErrorCode.Value);
            }

            _items.Read(item, events);
        }

        return new ReceivedFrame(batch with { Items = [] }, events, EndsSession: _signOut is not null);
    }

    private async Task HandOnAsync(ReceivedFrame frame, int size)
    {
        if (_received.TryEnqueue(frame, size))
        {
            return;
        }

        _liveness.Hold();
        _logger.ReadingHeld();
        do
        {
            await _received.WaitForSpaceAsync().ConfigureAwait(false);
        }
        while (!_received.TryEnqueue(frame, size));
        _liveness.Release();
    }

    private async Task ApplyAsync(CancellationToken disconnected)
    {
        while (await _received.DequeueAsync().ConfigureAwait(false) is { } received)
        {
            if (received.Events.Count > 0)
            {
                using (ListenerScope.Enter())
                {
                    await _listener.ReceiveAsync(received.Events, disconnected).ConfigureAwait(false);
                }
            }

            foreach (QueuePull pull in Next(received.Frame))
            {
                await PullAsync(pull).ConfigureAwait(false);
            }

            if (received.EndsSession)
            {
                GiveUp(_signOut!); // set before the frame was handed on
            }
            else if (_puller.IsCaughtUp && !_prepared.Task.IsCompleted && !HasEnded)
            {
                await PrepareAsync().ConfigureAwait(false);
            }
        }
    }

    private IReadOnlyList<QueuePull> Next(ServerFrame frame)
    {
        switch (frame)
        {
            case UnreadAnswer unread:
                return _puller.OnListed(unread.Queues);
            case QueueNotice notice:
                return _puller.OnNotice(notice.Queue) is { } noticed ? [noticed] : [];
            default:
                var batch = (QueueBatch)frame; // no other is handed on
                QueuePull? next = _puller.OnBatch(batch, out bool repeatsKey);
                if (repeatsKey || !batch.Status.IsOk)
                {
                    _logger.QueueNotDrained(batch.Status.Code);
                }

                return next is { } pull ? [pull] : [];
        }
    }

    private Task PullAsync(QueuePull pull)
    {
        if (HasEnded)
        {
            return Task.CompletedTask;
        }

        _liveness.OnPulling(pull.Queue.Name);
        return SendAsync(FrameWriter.Pull(pull.Queue, pull.Key, _traceIds.Next()), null, CancellationToken.None);
    }

    private async Task PrepareAsync()
    {
        using (ListenerScope.Enter())
        {
            await _listener.PrepareAsync(_lost.Token).ConfigureAwait(false);
        }

        if (!HasEnded)
        {
            _owner.OnPrepared(this);
            _prepared.TrySetResult(true);
        }
    }

    private async Task WatchAsync()
    {
        while (!HasEnded)
        {
            await FollowTokenAsync(_tokenWatch.Check()).ConfigureAwait(false);
            LivenessVerdict verdict = _liveness.Check();
            if (verdict.Failure is { } failure)
            {
                throw failure;
            }

            if (verdict.IsAskDue)
            {
                AskForList();
                continue;
            }

            TimeSpan tokenLook = _tokenWatch.NextLook();
            TimeSpan next = tokenLook < verdict.NextLook ? tokenLook : verdict.NextLook;
            await Task.Delay(next, _options.TimeProvider, _lost.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Asks which queues hold something. Nobody waits for the sending: where it hangs, the clock tells.</summary>
    private void AskForList()
    {
        _liveness.OnAsked();
        _ = SendAsync(FrameWriter.Unread(_traceIds.Next()), null, CancellationToken.None);
    }

    private async Task FollowTokenAsync(TokenEvent what)
    {
        if (what == TokenEvent.Expiring)
        {
            _owner.Report(new TokenExpiring { ExpiresAt = _tokenWatch.ExpiresAt ?? default }); // only a known time can come near
            _ = RenewTokenAsync();
        }
        else if (what == TokenEvent.Expired && _newestToken.Value == _opened.Token.Value)
        {
            _owner.Report(new TokenExpired());
            bool canRenew = _options.Tokens.CanRenew;
            EasemobAuthenticationException reason = RealtimeErrors.TokenExpired(canRenew);
            if (!canRenew)
            {
                byte[] goodbye = FrameWriter.Logout(_opened.Request, TokenExpiredText, _traceIds.Next());
                Task limit = Task.Delay(LastWordLimit, _options.TimeProvider, _lost.Token);
                await Task.WhenAny(SendAsync(goodbye, null, CancellationToken.None), limit).ConfigureAwait(false);
            }

            GiveUp(new LinkEnd(reason, SignOuts.FromFailure(reason)));
        }
    }

    /// <summary>Sees to it that there is another token for the next connection; this one goes on with the one it has.</summary>
    private async Task RenewTokenAsync()
    {
        if (!_options.Tokens.CanRenew)
        {
            return;
        }

        try
        {
            _newestToken = await _options.Tokens.GetAsync(_lost.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What an application's token provider throws is not known here, and the old token still lives
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _logger.RenewalFailed(failure.GetType().Name);
        }
    }
}
