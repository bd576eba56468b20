using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class FeatureProbeTests : Scenario
{
    [Fact]
    public async Task Probe_EverythingOn_SaysSoAndLeavesEverythingAsItWas()
    {
        Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        string[] before = CacheDump.Rows(client);

        ServerFeatures features = await client.ProbeFeaturesAsync(RoomId);

        Assert.Equal(AllOn, features);
        Assert.Equal(before, CacheDump.Rows(client));
        Assert.Empty(CacheDump.Query(client.CacheFilePath, "SELECT * FROM intents"));
        Assert.Equal(["bob"], Data.GetConversationIds("alice"));
    }

    [Fact]
    public async Task Probe_ListsOff_SaysSo()
    {
        Emulator.Switches.ConversationList = false;
        EasemobClient client = await OpenAsync();

        ServerFeatures features = await client.ProbeFeaturesAsync(RoomId);

        Assert.Equal(
            AllOn with { ConversationList = FeatureState.Off, ConversationListWithCursor = FeatureState.Off }, features);
    }

    [Fact]
    public async Task Probe_RoamingOff_SaysSoOfRoomsToo()
    {
        Emulator.Switches.MessageRoaming = false;
        EasemobClient client = await OpenAsync();

        ServerFeatures features = await client.ProbeFeaturesAsync(RoomId);

        Assert.Equal(AllOn with { MessageHistory = FeatureState.Off, ChatRoomHistory = FeatureState.Off }, features);
    }

    [Fact]
    public async Task Probe_RoomHistoryOff_SaysSo()
    {
        Emulator.Switches.ChatRoomHistory = false;
        EasemobClient client = await OpenAsync();

        Assert.Equal(AllOn with { ChatRoomHistory = FeatureState.Off }, await client.ProbeFeaturesAsync(RoomId));
    }

    [Fact]
    public async Task Probe_PinningOff_SaysSo()
    {
        Emulator.Switches.MessagePinning = false;
        EasemobClient client = await OpenAsync();

        Assert.Equal(AllOn with { PinnedMessages = FeatureState.Off }, await client.ProbeFeaturesAsync(RoomId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("266999")]
    public async Task Probe_NoRoomOrOneThatIsNotThere_LeavesRoomsUnknown(string? roomId)
    {
        EasemobClient client = await OpenAsync();

        Assert.Equal(AllOn with { ChatRoomHistory = FeatureState.Unknown }, await client.ProbeFeaturesAsync(roomId));
    }

    [Theory]
    [InlineData(400, "something else")]
    [InlineData(403, "no")]
    [InlineData(429, "This request has reached api limit")]
    [InlineData(500, "x")]
    public async Task Probe_RefusedForAnotherReason_IsUnknown(int status, string text)
    {
        EasemobClient client = await OpenAsync(configure: options => options.Retry.MaxRetries = 0);
        Trouble.Always(EmulatorOperation.History, Fault.Status(status, "error", text));

        ServerFeatures features = await client.ProbeFeaturesAsync();

        Assert.Equal((FeatureState.On, FeatureState.Unknown), (features.ConversationList, features.MessageHistory));
    }

    [Fact]
    public async Task Probe_ServerNotThere_Throws()
    {
        EasemobClient client = await OpenAsync();
        await StopEmulatorAsync();

        await ThrowsAsync<EasemobConnectionException>(() => client.ProbeFeaturesAsync());
    }

    [Fact]
    public async Task Probe_UserRefused_Throws()
    {
        EasemobClient client = await OpenAsync(credential: EasemobCredential.Password("alice", "wrong"));

        await ThrowsAsync<EasemobAuthenticationException>(() => client.ProbeFeaturesAsync());
    }

    [Fact]
    public async Task Probe_UnknownApp_Throws()
    {
        EasemobClient client = await OpenAsync();
        Trouble.Always(
            EmulatorOperation.ConversationListByPage, Fault.Status(404, "organization_application_not_found", "Could not find application"));

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => client.ProbeFeaturesAsync());

        Assert.Equal(EasemobErrorCode.InvalidAppKey, refusal.ErrorCode);
    }

    [Fact]
    public async Task Probe_RoomIdThatIsNone_ThrowsBeforeAnythingIsSent()
    {
        EasemobClient client = await OpenAsync();

        await ThrowsAsync<ArgumentException>(() => client.ProbeFeaturesAsync("a/b"));

        Assert.Empty(Journal.Entries);
    }

    private static ServerFeatures AllOn { get; } = new()
    {
        ConversationList = FeatureState.On,
        ConversationListWithCursor = FeatureState.On,
        MessageHistory = FeatureState.On,
        ChatRoomHistory = FeatureState.On,
        PinnedMessages = FeatureState.On,
    };
}
