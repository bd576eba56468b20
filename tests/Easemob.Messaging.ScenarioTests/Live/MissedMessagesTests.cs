using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>What was sent while away arrives before the connection is announced: in order, once, and counted.</summary>
public class MissedMessagesTests : LiveScenario
{
    [Fact]
    public async Task Connect_MessagesSentBefore_ArriveInOrderBeforeItIsConnected()
    {
        LiveClient alice = await OpenLiveAsync();
        string[] ids = [.. Enumerable.Range(0, 50).Select(number => Data.Send("bob", "alice", $"message {number}"))];

        await alice.ConnectAsync();

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(2);
        IReadOnlyList<ChatEvent> heard = alice.Heard.All;
        Assert.Equal(52, heard.Count);
        Assert.IsType<ConnectionStateChanged>(heard[0]);
        Assert.Equal(ids, heard.Skip(1).Take(50).Select(received => Assert.IsType<MessageReceived>(received).Message.MessageId));
        Assert.Equal(ConnectionState.Connected, Assert.IsType<ConnectionStateChanged>(heard[^1]).State);
        Assert.Equal(ids, await alice.Chat.LoadIdsAsync(Bob));
        Assert.Equal(50, await alice.UnreadAsync(Bob));
        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync("alice"));
    }

    [Fact]
    public async Task Connect_ThreeHundredQueuesWithFiveThousandMessages_AllArriveOnceInOrderBeforehand()
    {
        string[] peers = [.. Enumerable.Range(0, 300).Select(number => $"peer{number}")];
        foreach (string peer in peers)
        {
            Data.AddUser(peer, Password);
        }

        Dictionary<string, List<string>> sent = peers.ToDictionary(peer => peer, _ => new List<string>());
        for (int number = 0; number < 5_000; number++)
        {
            string peer = peers[(number * 7) % peers.Length];
            sent[peer].Add(Data.Send(peer, "alice", $"message {number}"));
        }

        LiveClient alice = await OpenLiveAsync();

        await alice.ConnectAsync();

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(2);
        Assert.IsType<ConnectionStateChanged>(alice.Heard.All[^1]);
        ILookup<string, string> arrived = alice.Heard.Of<MessageReceived>()
            .ToLookup(received => received.Message.SenderId, received => received.Message.MessageId);
        Assert.All(sent, pair => Assert.Equal(pair.Value, arrived[pair.Key]));
        IReadOnlyList<Conversation> conversations = await alice.Chat.GetAllConversationsAsync();
        Assert.Equal((300, 5_000), (conversations.Count, conversations.Sum(conversation => conversation.UnreadCount)));
        Assert.Equal(["5000"], CacheDump.Query(alice.Client.CacheFilePath, "SELECT count(*) FROM messages"));
        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync("alice"));
    }

    [Fact]
    public async Task Reconnect_MessagesSentMeanwhile_ArriveBeforeItIsConnectedAgain()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.Notice, FrameFault.CutBefore);

        string id = Data.Send("bob", "alice", "cuts the connection");

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        Assert.Equal(
            ["Connecting", "Connected", "Reconnecting", id, "Connected"],
            alice.Heard.All.Select(heard => heard switch
            {
                ConnectionStateChanged change => change.State.ToString(),
                MessageReceived received => received.Message.MessageId,
                _ => heard.GetType().Name,
            }));
    }

    [Fact]
    public async Task Reconnect_CutBeforeTheAcknowledgement_TellsOfNothingTwice()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.Pull, FrameFault.None); // asks for the batch; the next one acknowledges it
        FrameTrouble.Next(FrameKind.Pull, FrameFault.CutBefore);

        string id = Data.Send("bob", "alice", "comes twice");

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        await SettleAsync(alice);
        Assert.Equal(2, Frames.Of(FrameKind.Batch).Count(batch => batch.Summary.Contains("comes twice", StringComparison.Ordinal)));
        Assert.Equal(id, Assert.Single(alice.Heard.Of<MessageReceived>()).Message.MessageId);
        Assert.Equal(1, await alice.UnreadAsync(Bob));
    }

    [Fact]
    public async Task Reopen_EndedBeforeTheAcknowledgement_TellsOfNothingTwice()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.Pull, FrameFault.None);
        FrameTrouble.Next(FrameKind.Pull, FrameFault.Swallow);
        Data.Send("bob", "alice", "comes twice");
        await alice.Heard.WaitForAsync<MessageReceived>();
        await alice.Client.DisposeAsync();

        LiveClient reopened = await ConnectAsync();

        await SettleAsync(reopened);
        Assert.Empty(reopened.Heard.Of<MessageReceived>());
        Assert.Equal(1, await reopened.UnreadAsync(Bob));
        Assert.Single(await reopened.Chat.LoadIdsAsync(Bob));
    }
}
