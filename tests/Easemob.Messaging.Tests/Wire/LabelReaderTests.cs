using System.Text;
using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>The short answers: of pins, marks and devices, and the settings of do-not-disturb.</summary>
public class LabelReaderTests
{
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly ConversationKey Group = ConversationKey.Group("244001122334455");

    public static TheoryData<string> RecordedPins =>
    [
        .. Vector.Names("rest", "pinconversation-", "unpinconversation-")
            .Except(["pinconversation-no-data", "pinconversation-room-rejected"]),
    ];

    [Theory]
    [MemberData(nameof(RecordedPins))]
    public void ReadPin_RecordedAnswer_SaysWhatTheVendorsClientSays(string name)
    {
        JsonElement vector = Vector.Load("rest", name);
        JsonElement vendor = vector.GetProperty("result").GetProperty("resolved").GetProperty("data");

        DateTimeOffset? pinnedAt = LabelReader.ReadPin(Answer(vector));

        Assert.Equal(vendor.GetProperty("isPinned").GetBoolean(), pinnedAt is not null);
        Assert.Equal(vendor.GetProperty("pinnedTime").GetInt64(), pinnedAt?.ToUnixTimeMilliseconds() ?? 0);
    }

    [Fact]
    public void ReadPin_NoData_Throws() =>
        Assert.Throws<WireFormatException>(() => LabelReader.ReadPin(Answer(Vector.Load("rest", "pinconversation-no-data"))));

    [Theory]
    [InlineData("""{"data":{"is_top":true}}""", 0L)]
    [InlineData("""{"data":{"is_top":true,"update_top_status_time":1e300}}""", 0L)]
    [InlineData("""{"data":{"update_top_status_time":1700000000005}}""", null)]
    [InlineData("""{"data":{"is_top":"true","update_top_status_time":1700000000005}}""", null)]
    public void ReadPin_OddAnswer_IsPinnedWhereItSaysSo(string answer, long? expected) =>
        Assert.Equal(expected, LabelReader.ReadPin(Encoding.UTF8.GetBytes(answer))?.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("mark-add", new string[0])]
    [InlineData("mark-remove", new string[0])]
    [InlineData("mark-ignored", new[] { "bob" })]
    public void ReadIgnored_RecordedAnswer_NamesWhatWasPassedOver(string name, string[] expected) =>
        Assert.Equal(expected, LabelReader.ReadIgnored(Answer(Vector.Load("rest", name)), [Bob, Group]).Select(key => key.Id));

    [Fact]
    public void ReadIgnored_OddAnswer_NamesOnlyWhatWasAskedFor()
    {
        const string Answer =
            """
            {"data":{"ignore":[{"to":"244001122334455","type":"groupChat"},{"to":"BOB","type":"chat"},{"to":"carol","type":"chat"},
              {"to":"bob","type":"groupchat"},{"type":"chat"}]}}
            """;

        Assert.Equal([Bob, Group], LabelReader.ReadIgnored(Encoding.UTF8.GetBytes(Answer), [Bob, Group, ConversationKey.Chat("dave")]));
        Assert.Empty(LabelReader.ReadIgnored("{}"u8, [Bob]));
        Assert.Empty(LabelReader.ReadIgnored("""{"data":{"ignore":null}}"""u8, [Bob]));
    }

    [Fact]
    public void ReadDevices_RecordedAnswer_HasThemAll()
    {
        IReadOnlyList<UserDevice> devices = DeviceListReader.Read(Answer(Vector.Load("rest", "devices")));

        Assert.Equal(
            [
                new UserDevice { DeviceId = "webim_lab_resource", Uuid = "d0", Name = "webim" },
                new UserDevice { DeviceId = "android_77", Uuid = "d1", Name = "phone" },
            ],
            devices);
    }

    [Fact]
    public void ReadDevices_NoListOrNoId_LeavesThemOut()
    {
        Assert.Empty(DeviceListReader.Read(Answer(Vector.Load("rest", "devices-no-data"))));
        Assert.Equal(
            [new UserDevice { DeviceId = "x" }],
            DeviceListReader.Read("""{"data":[{},{"res":""},{"res":null},7,{"res":"x"}]}"""u8));
    }

    [Theory]
    [InlineData("""{"type":"ALL"}""", RemindType.All)]
    [InlineData("""{"type":"AT"}""", RemindType.MentionOnly)]
    [InlineData("""{"type":"NONE","ignoreDuration":0}""", RemindType.None)]
    [InlineData("{}", RemindType.All)]
    [InlineData("""{"ignoreDuration":1700000000000}""", null)]
    [InlineData("""{"type":"NEW"}""", null)]
    [InlineData("[]", null)]
    [InlineData("no JSON", null)]
    public void ReadRemindType_Settings_AreAllWhereRemovedAndNullWhereUnknown(string settings, RemindType? expected) =>
        Assert.Equal(expected, RemindTypeReader.Read(settings));

    private static byte[] Answer(JsonElement vector) =>
        Encoding.UTF8.GetBytes(vector.GetProperty("response").GetProperty("body").GetRawText());
}
