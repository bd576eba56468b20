using System.Text;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

public class NotificationReaderTests
{
    private const string Device = "this-device";

    [Theory]
    [InlineData("""{"type":"roaming_delete","data":{"to":"bob","chatType":"chat","resource":"this-device"}}""")]
    [InlineData("""{"type":"conv","data":{"op":"del","id":"bob","type":"chat","from":"ALICE","res":"this-device"}}""")]
    [InlineData("""{"type":"conv","data":{"op":"pin","id":"bob","type":"chat","from":"alice","res":"this-device","ext":"7"}}""")]
    [InlineData("""{"type":"user_notification_mute","values":[{"operator_resource":"this-device","user":"bob","data":{}}]}""")]
    public void TryRead_OwnDoing_IsNotTold(string json) => Assert.Empty(Read(json)!);

    [Fact]
    public void TryRead_DeviceWithoutId_TakesNothingForItsOwnDoing()
    {
        var events = new List<ChatEvent>();

        NotificationReader.TryRead(
            Encoding.UTF8.GetBytes("""{"type":"roaming_delete","data":{"to":"bob","resource":""}}"""), new ThisDevice("alice", string.Empty), events);

        Assert.Equal(ConversationKey.Group("bob"), Assert.IsType<MessagesRemovedOnOtherDevice>(Assert.Single(events)).Conversation);
    }

    [Theory]
    [InlineData("\"mark_0\"", 0)]
    [InlineData("\"mark_19\"", 19)]
    [InlineData("\"mark_20\"", null)]
    [InlineData("\"mark_-1\"", null)]
    [InlineData("\"mark_\"", null)]
    [InlineData("\"3\"", null)]
    [InlineData("null", null)]
    public void TryRead_Mark_IsItsNumber(string mark, int? number)
    {
        ChatEvent read = Assert.Single(Read($$$"""{"type":"conv","data":{"op":"mark","id":"bob","type":"chat","from":"alice","ext":{{{mark}}}}}""")!);

        Assert.Equal(number, Assert.IsType<ConversationMarkedOnOtherDevice>(read).Mark);
        Assert.Null(((DeviceEvent)read).DeviceId);
    }

    [Theory]
    [InlineData("chat", "bob", "alice", ConversationType.Chat, "bob")]
    [InlineData("chat", "alice", "bob", ConversationType.Chat, "bob")]
    [InlineData("groupchat", "90001", "bob", ConversationType.Group, "90001")]
    [InlineData("chatroom", "80001", "bob", ConversationType.ChatRoom, "80001")]
    public void TryRead_PinnedMessage_NamesTheConversationAsThisUserKnowsIt(string type, string id, string from, ConversationType expected, string expectedId)
    {
        ChatEvent read = Assert.Single(Read($$$"""{"type":"conv","data":{"op":"pin","id":"{{{id}}}","type":"{{{type}}}","from":"{{{from}}}","ext":"007"}}""")!);

        var pin = Assert.IsType<MessagePinChanged>(read);
        Assert.Equal((expected, expectedId), (pin.Conversation.Type, pin.Conversation.Id));
        Assert.Equal(("7", from, true), (pin.MessageId, pin.OperatorId, pin.IsPinned));
    }

    [Fact]
    public void TryRead_SeveralDoNotDisturbs_AreSeveralEvents()
    {
        const string Json = """
            {"type":"user_notification_mute","values":[
              {"operator_resource":"ipad","user":"bob","data":{"type":"NONE"}},
              {"operator_resource":"this-device","user":"carl","data":{"type":"NONE"}},
              {"operator_resource":"ipad","group":"90001"},
              {"user":"bob","data":{"ignoreInterval":null}},
              {}]}
            """;

        DoNotDisturbChangedOnOtherDevice[] read = [.. Read(Json)!.Cast<DoNotDisturbChangedOnOtherDevice>()];

        Assert.Equal([ConversationKey.Chat("bob"), ConversationKey.Group("90001"), null, null], read.Select(change => change.Conversation));
        Assert.Equal(["""{"type":"NONE"}""", "{}", """{"ignoreInterval":null}""", "{}"], read.Select(change => change.SettingsJson));
        Assert.Equal(["ipad", "ipad", null, null], read.Select(change => change.DeviceId));
    }

    [Fact]
    public void TryRead_BrokenUnicode_IsMended()
    {
        byte[] json = [.. "{\"type\":\"conv\",\"data\":{\"op\":\"del\",\"type\":\"group\",\"id\":\"a\\ud83d"u8, 0xFF, .. "b\"}}"u8];

        ChatEvent read = Assert.Single(Read(json)!);

        Assert.Equal("a\uFFFD\uFFFDb", Assert.IsType<ConversationDeletedOnOtherDevice>(read).Conversation.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"conv"}""")]
    [InlineData("""{"type":"conv","data":[]}""")]
    [InlineData("""{"type":"conv","data":{"op":"del","type":"chat"}}""")]
    [InlineData("""{"type":"conv","data":{"op":"zap","id":"bob","type":"chat"}}""")]
    [InlineData("""{"type":"conv","data":{"op":"pin","id":"bob","type":"chat","from":"bob"}}""")]
    [InlineData("""{"type":"conv","data":{"op":"pin","id":"bob","type":"chat","from":"bob","ext":"x"}}""")]
    [InlineData("""{"type":"roaming_delete","data":{"chatType":"chat"}}""")]
    [InlineData("""{"type":"user_notification_mute","values":[]}""")]
    [InlineData("""{"type":"user_notification_mute","values":{}}""")]
    [InlineData("""{"type":"user_notification_mute","values":[{"user":"bob"},7]}""")]
    [InlineData("""{"type":"user_notification_mute"}""")]
    [InlineData("{\"type\":\"conv\",\"data\":{\"op\":\"del\",\"id\":\"a\nb\"}}")]
    public void TryRead_WhatHasNoEvent_IsRefused(string json) => Assert.Null(Read(json));

    [Fact]
    public void TryRead_DeepNesting_IsRefused()
    {
        string deep = new string('[', 1_000_000);

        Assert.Null(Read(deep));
        Assert.Null(Read($$"""{"type":"conv","data":{"op":"del","id":"bob","x":{{deep}}"""));
    }

    private static List<ChatEvent>? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static List<ChatEvent>? Read(byte[] json)
    {
        var events = new List<ChatEvent>();
        if (NotificationReader.TryRead(json, new ThisDevice("alice", Device), events))
        {
            return events;
        }

        Assert.Empty(events);
        return null;
    }
}
