using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Two connected clients on one cache file: of one process, and of two.</summary>
public class SharedFileTests : LiveScenario
{
    [Fact]
    public async Task Receive_TwoClientsOnOneFile_BothAreToldAndTheFileHasItOnce()
    {
        LiveClient first = await ConnectAsync();
        LiveClient second = await ConnectAsync();
        Assert.Equal(2, Realtime.Devices.Count(device => device.IsConnected));

        string[] ids = [.. Enumerable.Range(0, 20).Select(number => Data.Send("bob", "alice", $"message {number}"))];

        foreach (LiveClient client in (LiveClient[])[first, second])
        {
            IReadOnlyList<MessageReceived> heard = await client.Heard.WaitForAsync<MessageReceived>(20);
            Assert.Equal(ids, heard.Select(received => received.Message.MessageId));
        }

        await SettleAsync(first);
        Assert.Equal((20, 20), (await first.UnreadAsync(Bob), await second.UnreadAsync(Bob)));
        Assert.Equal(["20"], CacheDump.Query(first.Client.CacheFilePath, "SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task Send_TwoClientsOnOneFile_TheOtherIsToldAndTheFileHasItOnce()
    {
        LiveClient first = await ConnectAsync();
        LiveClient second = await ConnectAsync();

        ChatMessage sent = await first.Chat.SendMessageAsync(Text(Bob));

        Assert.Equal(sent.MessageId, (await second.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Equal([sent.MessageId], await second.Chat.LoadIdsAsync(Bob));
        Assert.Equal(0, await second.UnreadAsync(Bob));
    }

    [Fact]
    public async Task RemoveElsewhere_TwoClientsOnOneFile_BothAreTold()
    {
        LiveClient first = await ConnectAsync();
        LiveClient second = await ConnectAsync();
        string[] ids = [.. Enumerable.Range(0, 3).Select(number => Data.Send("bob", "alice", $"message {number}"))];
        await first.Heard.WaitForAsync<MessageReceived>(3);
        await second.Heard.WaitForAsync<MessageReceived>(3);
        LiveClient desk = await OpenLiveAsync(device: "desk");

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [ids[1]]);

        MessagesRemovedOnOtherDevice[] told =
        [
            await first.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>(),
            await second.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>(),
        ];
        Assert.All(told, removed => Assert.Equal(Bob, removed.Conversation));
        Assert.Contains(told, removed => removed.MessageIds.Contains(ids[1]));
        Assert.Equal([ids[0], ids[2]], await first.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveHere_TwoClientsOnOneFile_TheOtherIsTold()
    {
        LiveClient first = await ConnectAsync();
        LiveClient second = await ConnectAsync();
        string id = Data.Send("bob", "alice", "hello");
        await first.Heard.WaitForAsync<MessageReceived>();
        await second.Heard.WaitForAsync<MessageReceived>();

        await first.Chat.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Equal(Bob, (await second.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).Conversation);
        Assert.Empty(await second.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Receive_TwoProcessesOnOneFile_BothAreToldAndTheFileHasItOnce()
    {
        LiveClient here = await ConnectAsync();
        string directory = Path.Combine(CacheDirectory, "phone");
        using ChildProgram other = ChildProgram.Start(
            "Easemob.Messaging.ScenarioTests.dll", "listen", Emulator.Address.ToString(), Emulator.AppKey, directory, Password);
        Assert.Equal("connected", await other.ReadLineAsync());
        Assert.Equal(2, Realtime.Devices.Count(device => device.IsConnected));

        string id = Data.Send("bob", "alice", "to both");

        Assert.Equal(id, (await here.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Equal($"received {id}", await other.ReadLineAsync());
        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync("alice"));
        Assert.Equal([id], await here.Chat.LoadIdsAsync(Bob));
        Assert.Equal(1, await here.UnreadAsync(Bob));

        LiveClient desk = await OpenLiveAsync(device: "desk");
        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [id]);

        await here.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal("removed from bob", await other.ReadLineAsync());
        Assert.Empty(await here.Chat.LoadIdsAsync(Bob));
        Assert.Equal(["ok"], CacheDump.Query(here.Client.CacheFilePath, "PRAGMA integrity_check"));
    }
}
