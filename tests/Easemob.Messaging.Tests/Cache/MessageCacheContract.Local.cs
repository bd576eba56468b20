using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Insert_AMessage_IsPlacedByItsTimeWithItsNotesAndListsTheConversation()
    {
        var message = new ChatMessage
        {
            MessageId = "7",
            Conversation = Team,
            SenderId = "bob",
            ReceiverId = "Team",
            SentAt = Time(1500),
            State = MessageState.Failed,
            Body = new TextMessageBody { Text = "from elsewhere" },
            Extensions = new Dictionary<string, ExtensionValue> { ["key"] = ExtensionValue.FromInteger(5) },
            GroupReadCount = 3,
            LocalExtension = "note",
            FilePath = "/a/file",
            ThumbnailPath = "/a/thumbnail",
        };

        Assert.Equal(1, (await Cache.Messages.InsertMessagesAsync([message])).Imported);

        ChatMessage kept = await Cache.Messages.LoadOneAsync(Team);
        Assert.Equal("from elsewhere", Assert.IsType<TextMessageBody>(kept.Body).Text);
        Assert.Equal(5, kept.Extensions["key"].AsInteger());
        Assert.Equal(
            (Time(1500), MessageState.Failed, 3, "note", "/a/file", "/a/thumbnail"),
            (kept.SentAt, kept.State, kept.GroupReadCount, kept.LocalExtension, kept.FilePath, kept.ThumbnailPath));
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
        Assert.Null(await Cache.Checks.FindOldestServerMessageAsync(Team));
    }

    [Fact]
    public async Task Insert_AmongOthers_KeepsTheOrderAndTheUnread()
    {
        await Cache.Live.ApplyAsync(Live(1, 3));

        await Cache.Messages.InsertMessagesAsync([Message(9, 2000), Message(8, 4000)]);

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 9, 3, 8);
        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Insert_TheServerComesLater_TakesItsWordAndKeepsTheNotes()
    {
        await Cache.Messages.InsertMessagesAsync([Text(1, "mine")]);
        await Cache.Messages.SetExtensionAsync("1", "note");

        await Cache.Messages.SaveMessagesAsync([Text(1, "the server's")]);

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal("the server's", Assert.IsType<TextMessageBody>(message.Body).Text);
        Assert.Equal("note", message.LocalExtension);
    }

    [Fact]
    public async Task Insert_WhatCannotBe_IsPassedOverAndCounted()
    {
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3), Message(4, conversation: Lounge)]);
        await Cache.Intents.RemoveAsync(2);
        await Cache.Live.ApplyAsync(Recalled(6, ConversationKey.Group("t")));

        ImportResult result = await Cache.Messages.InsertMessagesAsync(
        [
            Message(1, text: "again"), Message(2), Message(4, text: "elsewhere"), Message(5, type: MessageType.Command),
            Message(6, conversation: ConversationKey.Thread("t")), Message(7), Message(7, text: "twice"),
        ]);

        Assert.Equal(new ImportResult { Imported = 1, AlreadyThere = 3, Removed = 2, Commands = 1 }, result);
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 3, 7);
        Assert.All(await Cache.Messages.LoadAllAsync(), message => Assert.Equal("text", message.Bytes()));
    }

    [Fact]
    public async Task Insert_BelowTheWatermark_StaysAway()
    {
        await Cache.Intents.RemoveBeforeAsync(5000, serverTime: 5000);

        ImportResult result = await Cache.Messages.InsertMessagesAsync(Messages(4, 5));

        Assert.Equal((1, 1), (result.Imported, result.Removed));
        await Cache.Messages.AssertHoldsAsync(Bob, 5);
    }

    [Fact]
    public async Task Insert_BadMessageAmongGood_KeepsNone()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Messages.InsertMessagesAsync([Message(1), null!]));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Cache.Messages.InsertMessagesAsync([Message(1), Message(2, conversation: default(ConversationKey))]));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.InsertMessagesAsync([Message(1), Unknown(2)]));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    // The newest that is there is 10, at 10 seconds.
    [Theory]
    [InlineData(9, 5000, 10_001)]
    [InlineData(9, 10_000, 10_001)]
    [InlineData(11, 5000, 10_000)]
    [InlineData(9, 10_001, 10_001)]
    [InlineData(11, 20_000, 20_000)]
    public async Task Append_AMessage_IsTheNewest(ulong id, long time, long expected)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(3, 10));

        ChatMessage? appended = await Cache.Messages.AppendMessageAsync(Message(id, time));

        Assert.Equal((id, Time(expected)), (appended!.Id, appended.SentAt));
        await Cache.Messages.AssertHoldsAsync(Bob, 3, 10, id);
    }

    [Fact]
    public async Task Append_AfterTheEndOfTime_IsKeptThere()
    {
        await Cache.Messages.InsertMessagesAsync([Message(5, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())]);

        ChatMessage? appended = await Cache.Messages.AppendMessageAsync(TestEvents.Text(3, "text"));

        Assert.Equal(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), appended?.SentAt.ToUnixTimeMilliseconds());
        await Cache.Messages.AssertHoldsAsync(Bob, 3, 5);
    }

    [Fact]
    public async Task SetExtension_HalfACharacter_LeavesTheOthers()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        await Cache.Messages.SetExtensionAsync("1", "\uDE00a\uD83Db😀\uD83D");

        Assert.Equal("\uFFFDa\uFFFDb😀\uFFFD", (await Cache.Messages.FindMessageAsync("1"))?.LocalExtension);
    }

    [Fact]
    public async Task Append_ToNothing_KeepsItsTimeAndListsTheConversation()
    {
        ChatMessage? appended = await Cache.Messages.AppendMessageAsync(Text(1, "first"));

        Assert.Equal(Time(1000), appended?.SentAt);
        Assert.Equal("1", Assert.Single(await Cache.Conversations.GetConversationsAsync()).LatestMessage?.MessageId);
    }

    [Fact]
    public async Task Append_ThereOrRemoved_ChangesNothing()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));
        await Cache.Intents.RemoveAsync(2);

        Assert.Null(await Cache.Messages.AppendMessageAsync(Message(1, 9000)));
        Assert.Null(await Cache.Messages.AppendMessageAsync(Message(2, 9000)));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.AppendMessageAsync(Message(4, type: MessageType.Command)));

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 3);
    }

    [Fact]
    public async Task Update_AMessage_ChangesBodyAndExtensionsOnly()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")), Edited(1, "edited", 5000));
        var change = new ChatMessage
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "mallory",
            ReceiverId = "nobody",
            SentAt = Time(9_000),
            Direction = MessageDirection.Sent,
            Body = new CustomMessageBody { Event = "new" },
            Extensions = new Dictionary<string, ExtensionValue> { ["mine"] = ExtensionValue.FromBoolean(true) },
            LocalExtension = "note",
        };

        Assert.True(await Cache.Messages.UpdateMessageAsync(change));

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal("new", Assert.IsType<CustomMessageBody>(message.Body).Event);
        Assert.Equal(MessageType.Custom, message.Type);
        Assert.Equal(["mine"], message.Extensions.Keys);
        Assert.Equal(
            ("note", "bob", "alice", Time(1000), MessageDirection.Received, "carol"),
            (message.LocalExtension, message.SenderId, message.ReceiverId, message.SentAt, message.Direction, message.Edit?.OperatorId));
        Assert.Equal("like", Assert.Single(message.Reactions).Reaction);
    }

    [Fact]
    public async Task Update_ThenHistory_BringsBackTheServersBody()
    {
        await Cache.Messages.SaveMessagesAsync([Text(1, "the server's")]);
        await Cache.Messages.UpdateMessageAsync(Text(1, "mine"));

        await Cache.Messages.SaveMessagesAsync([Text(1, "the server's")]);

        Assert.Equal("the server's", Assert.IsType<TextMessageBody>((await Cache.Messages.LoadOneAsync()).Body).Text);
    }

    [Fact]
    public async Task Update_NotThereOrElsewhere_IsFalseAndChangesNothing()
    {
        await Cache.Messages.SaveMessagesAsync([Text(1, "old")]);

        Assert.False(await Cache.Messages.UpdateMessageAsync(Text(2, "new")));
        Assert.False(await Cache.Messages.UpdateMessageAsync(Text(1, "new", conversation: Lounge)));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.UpdateMessageAsync(Unknown(1)));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.UpdateMessageAsync(Message(1, type: MessageType.Command)));

        Assert.Equal("old", Assert.IsType<TextMessageBody>((await Cache.Messages.LoadOneAsync()).Body).Text);
    }

    [Fact]
    public async Task SetExtension_SetAndTakenAway_Shows()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        Assert.True(await Cache.Messages.SetExtensionAsync("1", "a note"));
        Assert.Equal("a note", (await Cache.Messages.LoadOneAsync()).LocalExtension);
        Assert.True(await Cache.Messages.SetExtensionAsync("1", null));
        Assert.Null((await Cache.Messages.LoadOneAsync()).LocalExtension);
        Assert.False(await Cache.Messages.SetExtensionAsync("2", "a note"));
    }

    [Fact]
    public async Task Delete_ByIds_TakesThoseOfTheConversationAndTheirUnread()
    {
        await Cache.Live.ApplyAsync([.. Live(1, 2, 3), Live(Message(4, conversation: Lounge))]);

        Assert.Equal(2, await Cache.Messages.DeleteMessagesAsync(Bob, ["2", "1", "01", "4", "9"], forGood: false));

        await Cache.Messages.AssertHoldsAsync(Bob, 3);
        await Cache.Messages.AssertHoldsAsync(Lounge, 4);
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        Assert.Equal(0, await Cache.Messages.DeleteMessagesAsync(Team, ["1"], forGood: false));
    }

    // The messages 1 to 5, at as many seconds, are unread, and one that is not here.
    [Theory]
    [InlineData(1000, 3000, 2, 4)]
    [InlineData(1000, 3001, 3, 3)]
    [InlineData(3000, 5001, 3, 3)]
    [InlineData(5000, 9000, 1, 5)]
    [InlineData(1000, 5001, 5, 0)]
    [InlineData(2000, 2000, 0, 6)]
    [InlineData(6000, 9000, 0, 6)]
    public async Task Delete_ByTime_IsHalfOpenAndLeavesTheRestUnread(long from, long to, int deleted, int unread)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4, 5));
        await UnreadAsync(6);

        Assert.Equal(deleted, await Cache.Messages.DeleteMessagesAsync(Bob, Time(from), Time(to), forGood: false));

        Assert.Equal(5 - deleted, await Cache.Messages.CountMessagesAsync(Bob, null, null));
        Assert.Equal(unread, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Delete_All_LeavesTheConversationWithNothingUnread()
    {
        await Cache.Live.ApplyAsync([.. Live(1, 2), Live(Message(3, conversation: Team))]);

        Assert.Equal(2, await Cache.Messages.DeleteMessagesAsync(Bob, null, null, forGood: false));

        Assert.Equal(
            [(Team, 1), (Bob, 0)],
            (await Cache.Conversations.GetConversationsAsync()).Select(listed => (listed.Key, listed.UnreadCount)));
        Assert.Equal(0, await Cache.Messages.DeleteMessagesAsync(Bob, null, null, forGood: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_InAnyWayThenFetched_ComesBackUnlessForGood(bool forGood)
    {
        ChatMessage[] all = Messages(1, 2, 3, 4, 5);
        await Cache.Messages.SaveMessagesAsync(all);

        await Cache.Messages.DeleteMessagesAsync(Bob, ["1"], forGood);
        await Cache.Messages.DeleteMessagesAsync(Bob, Time(2000), Time(3000), forGood);
        await Cache.Messages.DeleteMessagesBeforeAsync(Time(4000), forGood);
        await Cache.Messages.DeleteMessagesAsync(Bob, null, null, forGood);
        await Cache.Messages.SaveMessagesAsync([.. all, Message(6)]);

        await Cache.Messages.AssertHoldsAsync(Bob, forGood ? [6] : [1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task DeleteBefore_ManyInManyConversations_TakesTheOlderEverywhere()
    {
        ConversationKey[] keys = [Bob, Lounge, Team];
        await Cache.Messages.SaveMessagesAsync(
            [.. Enumerable.Range(1, 4_000).Select(id => Message((ulong)id, id, keys[id % 3]))]);
        await Cache.Live.ApplyAsync(Live(9_005));

        Assert.Equal(3_499, await Cache.Messages.DeleteMessagesBeforeAsync(Time(3_500), forGood: false));

        Assert.Equal(
            Enumerable.Range(3_500, 501).Select(id => (ulong)id).Append(9_005UL),
            (await Cache.Messages.StreamMessages(new MessageQuery()).ToArrayAsync()).Ids().Order());
        Assert.Equal(1, (await Cache.Conversations.GetConversationsAsync()).Single(listed => listed.Key == Bob).UnreadCount);
    }

    private static ChatMessage Unknown(ulong id) => new()
    {
        MessageId = MessageIds.Format(id),
        Conversation = Bob,
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = Time(1000),
        Body = new UnknownMessageBody(new MessageType("x"), default),
    };

    /// <summary>Makes messages of Bob's count as unread.</summary>
    private async Task UnreadAsync(int unread)
    {
        await Cache.Intents.DeleteAsync(ServerMessages.Keep);
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, unread: unread)]);
    }
}
