using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class UnobservedExceptionTests
{
    [Fact]
    public async Task Troubles_OfAllKinds_LeaveNoExceptionUnobserved()
    {
        var unobserved = new ConcurrentQueue<string>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await MakeTroubleAsync();
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        string found = string.Join("\n", unobserved.Where(exception => exception.Contains("Messaging.Realtime", StringComparison.Ordinal)));
        Assert.True(found.Length == 0, found);
    }

    // In a method of its own, so that nothing of it stays alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task MakeTroubleAsync()
    {
        await using var rig = new ChannelRig(options => options with { Retry = new EasemobRetryOptions { MaxRetries = 0 } });
        rig.OnOpen = (_, _) => throw new WebSocketException("down");
        await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.ConnectAsync());
        rig.OnOpen = null;

        FakeWebSocket socket = await rig.ConnectAsync();
        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(1));
        await socket.SentAsync(Command.Sync);
        socket.Break();
        await Assert.ThrowsAsync<EasemobConnectionException>(() => uploading);
        socket = await rig.ReconnectAsync();
        rig.Listener.OnReceive = (_, _) => throw new FormatException("mine");
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        socket = await rig.SocketAsync();
        socket.Send(ServerFrames.Refused(13, "no"));
        await rig.Listener.StateAsync(ConnectionState.Disconnected);
    }
}
