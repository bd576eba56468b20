using System.Globalization;
using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>Cuts a session after every single frame, in either direction, and sees that nothing is lost.</summary>
public class CutTests
{
    private const int MessagesPerQueue = 6;
    private const int PerBatch = 2;

    private static readonly string[] Queues = ["bob", "carol", "dave"];

    // Sign-in, list, and for each queue three batches and an end, all with their answers, and some to spare.
    public static TheoryData<int> Boundaries => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Boundaries))]
    public async Task Session_CutAfterAFrame_LosesNothingAndAcknowledgesNothingTooEarly(int boundary)
    {
        await using var rig = new ChannelRig(options => options with { Retry = new EasemobRetryOptions { MaxRetries = 5 } });
        var server = new QueueServer(rig, boundary);

        using var stopping = new CancellationTokenSource();
        Task serving = server.RunAsync(stopping.Token);
        await rig.Channel.ConnectAsync().WithinAsync("the connection");
        await (await Task.WhenAny(server.Drained, serving).WithinAsync("the end of all queues"));
        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving.WithinAsync("the server's end"));

        string[] expected = [.. Enumerable.Range(1, Queues.Length * MessagesPerQueue).Select(id => id.ToString(CultureInfo.InvariantCulture))];
        Assert.Equal(expected.Order(), rig.Listener.MessageIds.Distinct().Order());
        Assert.All(Queues, queue => Assert.Equal(
            rig.Listener.MessageIds.Distinct().Where(server.IsOf(queue)).Select(ulong.Parse).Order(),
            rig.Listener.MessageIds.Distinct().Where(server.IsOf(queue)).Select(ulong.Parse)));
    }

    /// <summary>A server that keeps what is not acknowledged, whose first connection breaks after so many frames.</summary>
    private sealed class QueueServer
    {
        private readonly ChannelRig _rig;
        private readonly Dictionary<string, List<ulong>> _held = [];
        private readonly Dictionary<string, HashSet<string>> _ids = [];
        private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _framesLeft;

        public QueueServer(ChannelRig rig, int framesBeforeTheCut)
        {
            _rig = rig;
            _framesLeft = framesBeforeTheCut;
            ulong id = 0;
            foreach (string queue in Queues)
            {
                _held[queue] = [.. Enumerable.Range(0, MessagesPerQueue).Select(_ => ++id)];
                _ids[queue] = [.. _held[queue].Select(held => held.ToString(CultureInfo.InvariantCulture))];
            }
        }

        public Task Drained => _drained.Task;

        public Func<string, bool> IsOf(string queue) => _ids[queue].Contains;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            await foreach (FakeWebSocket socket in _rig.AllSocketsAsync(cancellationToken))
            {
                await ServeAsync(socket);
            }
        }

        /// <summary>Serves a connection until the cut or the goodbye.</summary>
        private async Task ServeAsync(FakeWebSocket socket)
        {
            await foreach (MSync frame in socket.AllSentAsync())
            {
                if (frame.Command == Command.Logout || Cuts(socket))
                {
                    return;
                }

                socket.Send(Answer(frame));
                if (Cuts(socket))
                {
                    return;
                }
            }
        }

        private bool Cuts(FakeWebSocket socket)
        {
            if (--_framesLeft != 0)
            {
                return false;
            }

            socket.Break();
            return true;
        }

        private byte[] Answer(MSync frame) => frame.Command switch
        {
            Command.Provision => ServerFrames.Provisioned(),
            Command.Unread => ServerFrames.Unread([.. _held.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key)]),
            _ => Pulled(ChannelRig.PulledQueue(frame), ChannelRig.PulledKey(frame)),
        };

        private byte[] Pulled(string queue, ulong key)
        {
            // What is acknowledged was received: forgetting it too early is what this test is for.
            Assert.All(
                _held[queue].Where(id => id <= key),
                id => Assert.Contains(id.ToString(CultureInfo.InvariantCulture), _rig.Listener.MessageIds));
            _held[queue].RemoveAll(id => id <= key);
            if (_held.Values.All(held => held.Count == 0))
            {
                _drained.TrySetResult();
            }

            ulong[] next = [.. _held[queue].Take(PerBatch)];
            return next.Length == 0
                ? ServerFrames.Drained(queue)
                : ServerFrames.Batch(queue, next[^1], [.. next.Select(id => ServerFrames.Text(id, queue))]);
        }
    }
}
