using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class TwoProcessesTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task Write_TwoProcessesAtOnce_BothHaveEverythingAndTheFileIsSound()
    {
        Data.GenerateHistory("alice", "bob", 350, Texts);
        Data.GenerateHistory("alice", "carol", 350, Texts);
        Data.GenerateGroupHistory(GroupId, 120, Texts);
        EasemobClient client = await OpenAsync();
        using ChildProgram other = ChildProgram.Start(
            "Easemob.Messaging.ScenarioTests.dll", Emulator.Address.ToString(), Emulator.AppKey, CacheDirectory, Password, GroupId);
        Assert.Equal("opened", await other.ReadLineAsync());

        await other.WriteLineAsync();
        await WithinGuardAsync(SecondProcess.WorkAsync(client.ChatManager, own: "bob", Group, remainder: 0));
        Assert.Equal("worked", await other.ReadLineAsync());
        await other.WriteLineAsync();

        Assert.Equal("350", await other.ReadLineAsync());
        Assert.Equal(0, await other.WaitForExitAsync());
        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await client.ChatManager.LoadIdsAsync(Bob));
        Assert.Equal(Data.GetHistoryIds("alice", "carol"), await client.ChatManager.LoadIdsAsync(Carol));
        Assert.Empty(await client.ChatManager.LoadIdsAsync(Group));
        Assert.Equal(["ok"], CacheDump.Query(client.CacheFilePath, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Write_TwoClientsAtOnce_BothHaveEverything()
    {
        Data.GenerateHistory("alice", "bob", 200, Texts);
        Data.GenerateHistory("alice", "carol", 200, Texts);
        Data.GenerateGroupHistory(GroupId, 60, Texts);
        ChatManager first = await ChatAsync();
        ChatManager second = await ChatAsync();

        await WithinGuardAsync(Task.WhenAll(
            SecondProcess.WorkAsync(first, own: "bob", Group, remainder: 0),
            SecondProcess.WorkAsync(second, own: "carol", Group, remainder: 1)));

        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await second.LoadIdsAsync(Bob));
        Assert.Equal(Data.GetHistoryIds("alice", "carol"), await first.LoadIdsAsync(Carol));
        Assert.Empty(await first.LoadIdsAsync(Group));
    }

    [Fact]
    public async Task GetAllConversations_OtherClientOfTheFileFetched_SeesIt()
    {
        Data.Send("bob", "alice", "hello");
        ChatManager first = await ChatAsync();
        ChatManager second = await ChatAsync();
        await first.GetAllConversationsAsync();
        await second.GetConversationsFromServerByPageAsync(1);

        IReadOnlyList<Conversation> local = await first.GetAllConversationsAsync();

        Assert.Equal(["bob"], local.Names());
    }

    [Fact]
    public async Task FetchHistoryMessages_OtherClientOfTheFileRemovedThem_DoesNotBringThemBack()
    {
        string removed = Data.Send("bob", "alice", "removed");
        string kept = Data.Send("bob", "alice", "kept");
        ChatManager first = await ChatAsync();
        ChatManager second = await ChatAsync();
        await first.FetchHistoryMessagesFromServerAsync(Bob);
        await second.RemoveMessagesFromServerAsync(Bob, [removed]);
        await first.FetchHistoryMessagesFromServerAsync(Bob);

        string[] local = await first.LoadIdsAsync(Bob);

        Assert.Equal([kept], local);
    }

    [Fact]
    public async Task Open_TwoUsersInOneDirectory_KeepToFilesOfTheirOwn()
    {
        Data.Send("bob", "alice", "for alice");
        EasemobClient alice = await OpenAsync("alice");
        EasemobClient carol = await OpenAsync("carol");
        await alice.ChatManager.GetConversationsFromServerByPageAsync(1);

        IReadOnlyList<Conversation> local = await carol.ChatManager.GetAllConversationsAsync();

        Assert.Empty(local);
        Assert.NotEqual(alice.CacheFilePath, carol.CacheFilePath);
    }

    [Fact]
    public async Task Open_UserIdInAnotherCase_IsTheSameUserAndFile()
    {
        EasemobClient lower = await OpenAsync("alice");

        EasemobClient upper = await OpenAsync("ALICE");

        Assert.Equal((lower.UserId, lower.CacheFilePath), (upper.UserId, upper.CacheFilePath));
    }
}
