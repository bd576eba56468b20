using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>A body that the emulator was given arrives field by field, from history and again from the cache.</summary>
public class MessageBodyTests : Scenario
{
    private const string Url = "https://files.example/org/app/chatfiles/0af1";

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    private static Dictionary<string, (EmulatorMessageBody Sent, MessageBody Expected)> Bodies { get; } = new()
    {
        ["text"] = (
            new TextBody { Text = "合同 contract 🙏 \u0000 \"quoted\"" },
            new TextMessageBody { Text = "合同 contract 🙏 \u0000 \"quoted\"" }),
        ["empty text"] = (new TextBody { Text = "" }, new TextMessageBody { Text = "" }),
        ["image"] = (
            new ImageBody { FileName = "图.png", Url = Url, Secret = "s1", FileLength = 1234, Width = 640, Height = 480 },
            new ImageMessageBody { FileName = "图.png", RemoteUrl = Url, Secret = "s1", FileLength = 1234, Width = 640, Height = 480 }),
        ["animated image"] = (
            new ImageBody { FileName = "a.gif", Url = Url, Secret = "s2", FileLength = 9, Width = 10, Height = 20, IsAnimated = true },
            new ImageMessageBody
            {
                FileName = "a.gif",
                RemoteUrl = Url,
                Secret = "s2",
                FileLength = 9,
                Width = 10,
                Height = 20,
                IsAnimated = true,
            }),
        ["video"] = (
            new VideoBody
            {
                FileName = "v.mp4",
                Url = Url,
                Secret = "s3",
                FileLength = 70_000,
                Seconds = 12,
                Width = 320,
                Height = 180,
                ThumbnailUrl = Url + "/thumb",
                ThumbnailSecret = "t3",
            },
            new VideoMessageBody
            {
                FileName = "v.mp4",
                RemoteUrl = Url,
                Secret = "s3",
                FileLength = 70_000,
                Duration = TimeSpan.FromSeconds(12),
                ThumbnailWidth = 320,
                ThumbnailHeight = 180,
                ThumbnailUrl = Url + "/thumb",
                ThumbnailSecret = "t3",
            }),
        ["voice"] = (
            new VoiceBody { FileName = "v.amr", Url = Url, Secret = "s4", FileLength = 512, Seconds = 7 },
            new VoiceMessageBody
            {
                FileName = "v.amr",
                RemoteUrl = Url,
                Secret = "s4",
                FileLength = 512,
                Duration = TimeSpan.FromSeconds(7),
            }),
        ["file"] = (
            new FileBody { FileName = "报告 Q3.pdf", Url = Url, Secret = "s5", FileLength = int.MaxValue },
            new FileMessageBody { FileName = "报告 Q3.pdf", RemoteUrl = Url, Secret = "s5", FileLength = int.MaxValue }),
        ["location"] = (
            new LocationBody { Latitude = 39.9042, Longitude = -116.4074, Address = "北京", BuildingName = "Tower 1" },
            new LocationMessageBody { Latitude = 39.9042, Longitude = -116.4074, Address = "北京", BuildingName = "Tower 1" }),
        ["combined"] = (
            new CombinedBody
            {
                FileName = "c",
                Url = Url,
                Secret = "s6",
                FileLength = 77,
                Title = "聊天记录",
                Summary = "a: b",
                CompatibleText = "old",
                Level = 2,
            },
            new CombinedMessageBody
            {
                FileName = "c",
                RemoteUrl = Url,
                Secret = "s6",
                FileLength = 77,
                Title = "聊天记录",
                Summary = "a: b",
                CompatibleText = "old",
                Level = 2,
            }),
    };

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task FetchHistory_Body_HasEveryField(string name)
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });
        ChatManager chat = await ChatAsync();

        ChatMessage message = Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Bob)).Items);

        Assert.Equal(Bodies[name].Expected, message.Body);
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task LoadMessages_Body_HasEveryFieldAfterReopening(string name)
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });
        EasemobClient first = await OpenAsync();
        await first.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await first.DisposeAsync();

        ChatMessage message = Assert.Single(await (await ChatAsync()).LoadMessagesAsync(Bob));

        Assert.Equal(Bodies[name].Expected, message.Body);
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task GetConversations_NewestMessage_HasTheSameTypeAndText(string name)
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });
        ChatManager chat = await ChatAsync();

        ChatMessage? message = Assert.Single(await chat.GetConversationsFromServerByPageAsync(1)).LatestMessage;

        Assert.Equal(Bodies[name].Expected.Type, message?.Type);
        Assert.Equal((Bodies[name].Expected as TextMessageBody)?.Text, (message?.Body as TextMessageBody)?.Text);
    }
}
