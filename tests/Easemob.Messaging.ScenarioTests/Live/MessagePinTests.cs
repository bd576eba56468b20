using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Pinned messages: what one user does, everybody in the conversation has.</summary>
public class MessagePinTests : LiveScenario
{
    public static TheoryData<string> Places => ["chat", "group", "room", "thread"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Pin_Message_IsPinnedForTheOtherUserToo(string place)
    {
        (ConversationKey alices, ConversationKey bobs, string id) = Send(place);
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob", "bobs");

        await alice.Chat.PinnedMessages.PinAsync(alices, id);

        MessagePinChanged told = await bob.Heard.WaitForAsync<MessagePinChanged>();
        PinnedMessage mine = Assert.Single(await alice.Chat.PinnedMessages.LoadAsync(alices));
        Assert.Equal((id, "alice"), (mine.MessageId, mine.OperatorId));
        Assert.Equal((id, true, "alice", bobs.Id), (told.MessageId, told.IsPinned, told.OperatorId, told.Conversation.Id));
        PinnedMessage theirs = Assert.Single(await bob.Chat.PinnedMessages.LoadAsync(told.Conversation));
        Assert.Equal((id, "alice", told.OccurredAt), (theirs.MessageId, theirs.OperatorId, theirs.PinnedAt));
        Assert.Equal([id], (await ListAsync(bob, bobs)).Select(pin => pin.MessageId));
        await SettleAsync(alice);
        Assert.Empty(alice.Heard.Of<MessagePinChanged>());
    }

    [Fact]
    public async Task PinAndUnpin_OnAnotherDevice_AreKnownHere()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        string id = Data.Send("bob", "alice", "the address");
        await phone.Heard.WaitForAsync<MessageReceived>();

        await desk.Chat.PinnedMessages.PinAsync(Bob, id);
        await phone.Heard.WaitForAsync<MessagePinChanged>();
        PinnedMessage pin = Assert.Single(await phone.Chat.PinnedMessages.LoadAsync(Bob));
        Assert.Equal("the address", Assert.IsType<TextMessageBody>(pin.Message!.Body).Text);
        LetTheServersClockTick();

        await desk.Chat.PinnedMessages.UnpinAsync(Bob, id);
        await phone.Heard.WaitForAsync<MessagePinChanged>(change => !change.IsPinned);
        Assert.Empty(await phone.Chat.PinnedMessages.LoadAsync(Bob));
        Assert.Empty(await desk.Chat.PinnedMessages.LoadAsync(Bob));
    }

    [Fact]
    public async Task GetFromServer_AfterAnAbsence_IsWhatThereIs()
    {
        string[] ids = [.. Enumerable.Range(0, 3).Select(number => Data.SendToGroup("bob", GroupId, $"{number}"))];
        LiveClient alice = await OpenLiveAsync();
        LiveClient bob = await OpenLiveAsync("bob", "bobs");
        await alice.Chat.PinnedMessages.PinAsync(Group, ids[0]);
        await alice.Chat.PinnedMessages.PinAsync(Group, ids[1]);
        await bob.Chat.PinnedMessages.UnpinAsync(Group, ids[0]);
        LetTheServersClockTick();
        await bob.Chat.PinnedMessages.PinAsync(Group, ids[2]);

        IReadOnlyList<PinnedMessage> listed = await ListAsync(alice, Group);

        Assert.Equal([ids[2], ids[1]], listed.Select(pin => pin.MessageId));
        IReadOnlyList<PinnedMessage> local = await alice.Chat.PinnedMessages.LoadAsync(Group);
        Assert.Equal([(ids[2], "bob", "2"), (ids[1], "alice", "1")], local.Select(Shown));
        Assert.Empty(await alice.Chat.LoadMessagesAsync(Group));
    }

    [Fact]
    public async Task GetFromServer_PageByPage_GivesAllOfThem()
    {
        LiveClient alice = await OpenLiveAsync();
        string[] ids = [.. Enumerable.Range(0, 5).Select(number => Data.Send("bob", "alice", $"{number}"))];
        foreach (string id in ids)
        {
            await alice.Chat.PinnedMessages.PinAsync(Bob, id);
            LetTheServersClockTick();
        }

        List<int> sizes = [];
        List<string> listed = [];
        await foreach (CursorPage<PinnedMessage> page in alice.Chat.PinnedMessages.GetFromServer(Bob).AsPages(pageSize: 2))
        {
            sizes.Add(page.Items.Count);
            listed.AddRange(page.Items.Select(pin => pin.MessageId));
        }

        Assert.Equal([2, 2, 1], sizes);
        Assert.Equal(ids.Reverse(), listed);
        Assert.Equal(listed, (await alice.Chat.PinnedMessages.LoadAsync(Bob)).Select(pin => pin.MessageId));
    }

    [Fact]
    public async Task RemovedMessage_StaysPinnedHereAndOnTheServer()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.Send("bob", "alice", "the address");
        await alice.Heard.WaitForAsync<MessageReceived>();
        await alice.Chat.PinnedMessages.PinAsync(Bob, id);

        await alice.Chat.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Equal([(id, "alice", "the address")], (await alice.Chat.PinnedMessages.LoadAsync(Bob)).Select(Shown));
        Assert.Equal([id], (await ListAsync(alice, Bob)).Select(pin => pin.MessageId));
        Assert.Empty(await alice.Chat.LoadMessagesAsync(Bob));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RecalledMessage_IsNotPinnedAnyMore(bool isOwn)
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob", "bobs");
        (LiveClient sender, ConversationKey to) = isOwn ? (alice, Bob) : (bob, Alice);
        string id = (await sender.Chat.SendMessageAsync(Text(to))).MessageId;
        await alice.Chat.PinnedMessages.PinAsync(Bob, id);
        Assert.Single(await ListAsync(alice, Bob));

        await sender.Chat.RecallMessageAsync(to, id);
        await SettleAsync(alice);

        Assert.Empty(await alice.Chat.PinnedMessages.LoadAsync(Bob));
        Assert.Empty(await ListAsync(alice, Bob));
    }

    [Fact]
    public async Task Pin_TwentyFirst_IsRefused()
    {
        LiveClient alice = await OpenLiveAsync();
        for (int number = 0; number < 20; number++)
        {
            await alice.Chat.PinnedMessages.PinAsync(Bob, Data.Send("bob", "alice", $"{number}"));
        }

        string more = Data.Send("bob", "alice", "one more");
        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => alice.Chat.PinnedMessages.PinAsync(Bob, more));

        Assert.Equal((EasemobErrorCode.ServiceLimitExceeded, 91101), (refusal.ErrorCode, refusal.ServerCode));
        Assert.Equal(20, (await alice.Chat.PinnedMessages.LoadAsync(Bob)).Count);
    }

    [Fact]
    public async Task PinnedMessages_SwitchedOff_AreRefused()
    {
        LiveClient alice = await OpenLiveAsync();
        string id = Data.Send("bob", "alice", "hello");
        Emulator.Switches.MessagePinning = false;

        Func<Task>[] calls =
        [
            () => alice.Chat.PinnedMessages.PinAsync(Bob, id),
            () => alice.Chat.PinnedMessages.UnpinAsync(Bob, id),
            () => ListAsync(alice, Bob),
        ];

        foreach (Func<Task> call in calls)
        {
            EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(call);
            Assert.Equal(EasemobErrorCode.ServiceNotEnabled, refusal.ErrorCode);
        }

        Assert.Empty(await alice.Chat.PinnedMessages.LoadAsync(Bob));
    }

    [Fact]
    public async Task Unpin_MessageThatIsNotPinned_IsRefused()
    {
        LiveClient alice = await OpenLiveAsync();
        string id = Data.Send("bob", "alice", "hello");

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => alice.Chat.PinnedMessages.UnpinAsync(Bob, id));

        Assert.Equal(EasemobErrorCode.InvalidMessage, refusal.ErrorCode);
    }

    [Fact]
    public async Task Pin_NotAMember_IsRefused()
    {
        LiveClient alice = await OpenLiveAsync();
        Data.AddGroup("244000000000099", "bob", "carol");
        string id = Data.SendToGroup("bob", "244000000000099", "hello");

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => alice.Chat.PinnedMessages.PinAsync(ConversationKey.Group("244000000000099"), id));

        Assert.Equal(EasemobErrorCode.GroupNotJoined, refusal.ErrorCode);
    }

    [Fact]
    public async Task PinnedMessages_Wiped_AreGone()
    {
        LiveClient alice = await OpenLiveAsync();
        string id = Data.Send("bob", "alice", "canary-77");
        await alice.Chat.PinnedMessages.PinAsync(Bob, id);
        await ListAsync(alice, Bob);

        await alice.Client.SignOutAsync(SignOutCache.Wipe);

        Assert.Empty(await alice.Chat.PinnedMessages.LoadAsync(Bob));
        Assert.DoesNotContain("canary-77", await File.ReadAllTextAsync(alice.Client.CacheFilePath), StringComparison.Ordinal);
    }

    private static (string Id, string Operator, string Text) Shown(PinnedMessage pin) =>
        (pin.MessageId, pin.OperatorId, Assert.IsType<TextMessageBody>(pin.Message!.Body).Text);

    private static async Task<IReadOnlyList<PinnedMessage>> ListAsync(LiveClient live, ConversationKey conversation)
    {
        List<PinnedMessage> listed = [];
        await foreach (PinnedMessage pin in live.Chat.PinnedMessages.GetFromServer(conversation))
        {
            listed.Add(pin);
        }

        return listed;
    }

    private (ConversationKey Alices, ConversationKey Bobs, string Id) Send(string place) => place switch
    {
        "chat" => (Bob, Alice, Data.Send("bob", "alice", "hello")),
        "group" => (Group, Group, Data.SendToGroup("bob", GroupId, "hello")),
        "room" => (Room, Room, Data.SendToGroup("bob", RoomId, "hello")),
        _ => (Thread, Thread, Data.SendToGroup("bob", ThreadId, "hello")),
    };
}
