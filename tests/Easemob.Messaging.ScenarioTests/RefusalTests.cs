using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What the server refuses for good reasons of its own.</summary>
public class RefusalTests : Scenario
{
    [Fact]
    public async Task GetConversations_ListSwitchedOff_IsFeatureDisabled106()
    {
        Emulator.Switches.ConversationList = false;
        ChatManager chat = await ChatAsync();

        EasemobFeatureDisabledException byPage = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => chat.GetConversationsFromServerByPageAsync(1));
        EasemobFeatureDisabledException recent = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => chat.GetConversationsFromServerAsync());

        Assert.Equal((106, 106), (byPage.ErrorCode.Value, recent.ErrorCode.Value));
    }

    [Theory]
    [InlineData(EmulatorOperation.ConversationListByCursor, 106)]
    [InlineData(EmulatorOperation.ConversationListByMark, 106)]
    [InlineData(EmulatorOperation.PinConversation, 505)]
    [InlineData(EmulatorOperation.UnpinConversation, 505)]
    [InlineData(EmulatorOperation.AddMark, 505)]
    [InlineData(EmulatorOperation.RemoveMark, 505)]
    public async Task ListsAndLabels_ListSwitchedOff_AreFeatureDisabled(EmulatorOperation operation, int code)
    {
        Emulator.Switches.ConversationList = false;
        EasemobClient client = await OpenAsync();

        EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => client.ChatManager.CallAsync(operation));

        Assert.Equal((code, false, 1), (refusal.ErrorCode.Value, refusal.IsOutcomeUnknown, Journal.Count(operation)));
        Assert.Empty(CacheDump.Rows(client));
    }

    [Fact]
    public async Task DeleteConversation_ListSwitchedOff_IsFeatureDisabled505()
    {
        Emulator.Switches.ConversationList = false;
        ChatManager chat = await ChatAsync();

        EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete));

        Assert.Equal(505, refusal.ErrorCode.Value);
    }

    [Theory]
    [InlineData(EmulatorOperation.History)]
    [InlineData(EmulatorOperation.RemoveByIds)]
    [InlineData(EmulatorOperation.RemoveByTime)]
    [InlineData(EmulatorOperation.DeleteEverything)]
    public async Task HistoryAndRemoval_RoamingSwitchedOff_AreFeatureDisabled505(EmulatorOperation operation)
    {
        Emulator.Switches.MessageRoaming = false;
        ChatManager chat = await ChatAsync();

        EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(() => chat.CallAsync(operation));

        Assert.Equal((505, 1), (refusal.ErrorCode.Value, Journal.Count(operation)));
    }

    [Fact]
    public async Task FetchHistory_RoomHistorySwitchedOff_IsFeatureDisabled505()
    {
        Emulator.Switches.ChatRoomHistory = false;
        ChatManager chat = await ChatAsync();

        EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Room));

        Assert.Equal((505, 403), (refusal.ErrorCode.Value, refusal.HttpStatus));
    }

    [Fact]
    public async Task FetchHistory_NotInTheGroup_Is602()
    {
        Data.AddGroup("244000000000099", "bob");
        ChatManager chat = await ChatAsync();

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => chat.FetchHistoryMessagesFromServerAsync(ConversationKey.Group("244000000000099")));

        Assert.Equal(EasemobErrorCode.GroupNotJoined, refusal.ErrorCode);
    }

    [Theory]
    [InlineData(ConversationType.Group, 606)]
    [InlineData(ConversationType.ChatRoom, 705)]
    public async Task FetchHistory_UnknownGroupOrRoom_IsNotFound(ConversationType type, int code)
    {
        ChatManager chat = await ChatAsync();
        ConversationKey key = type == ConversationType.Group ? ConversationKey.Group("244999") : ConversationKey.ChatRoom("244999");

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => chat.FetchHistoryMessagesFromServerAsync(key));

        Assert.Equal(code, refusal.ErrorCode.Value);
    }
}
