using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class DiscoveryTests : Scenario
{
    [Fact]
    public async Task ServerCall_Discovered_AsksForTheAddressOnce()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await DiscoveringAsync(Emulator.Address);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Equal([id], page.Items.Ids());
        Assert.Equal(
            [EmulatorOperation.Discovery, EmulatorOperation.Token, EmulatorOperation.History, EmulatorOperation.ConversationListByPage],
            Journal.Entries.Select(entry => entry.Operation));
    }

    [Fact]
    public async Task ServerCall_FirstDiscoveryHostIsDown_AsksTheSecond()
    {
        await using EasemobEmulator gone = await EasemobEmulator.StartAsync();
        Uri nowhere = gone.Address;
        await gone.DisposeAsync();
        ChatManager chat = await DiscoveringAsync(nowhere, Emulator.Address);

        await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Equal(1, Journal.Count(EmulatorOperation.ConversationListByPage));
    }

    [Fact]
    public async Task ServerCall_NoDiscoveryHostAnswers_IsConnectionException304()
    {
        await StopEmulatorAsync();
        ChatManager chat = await DiscoveringAsync(Emulator.Address);

        EasemobConnectionException failure = await ThrowsAsync<EasemobConnectionException>(
            () => chat.GetConversationsFromServerByPageAsync(1));

        Assert.Equal(EasemobErrorCode.ServerAddressNotFound, failure.ErrorCode);
    }

    [Fact]
    public async Task ServerCall_DiscoveryFailsOnce_IsRepeated()
    {
        Trouble.Next(EmulatorOperation.Discovery, Fault.Status(503));
        ChatManager chat = await DiscoveringAsync(Emulator.Address);

        await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Equal(2, Journal.Count(EmulatorOperation.Discovery));
    }

    [Fact]
    public async Task ServerCall_DiscoveryNamesAForeignPlainHost_DoesNotSendItTheToken()
    {
        Trouble.Always(
            EmulatorOperation.Discovery,
            Fault.Answer(200, """{"rest":{"hosts":[{"protocol":"http","domain":"rest.example","port":"80"}]}}"""));
        ChatManager chat = await DiscoveringAsync(Emulator.Address);

        await ThrowsAsync<EasemobConnectionException>(() => chat.GetConversationsFromServerByPageAsync(1));

        Assert.DoesNotContain(Journal.Entries, entry => entry.Operation != EmulatorOperation.Discovery);
    }

    private Task<ChatManager> DiscoveringAsync(params Uri[] hosts) =>
        ChatAsync(configure: options => options.Endpoints = EasemobEndpoints.Discover(hosts));
}
