namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>Messages of every kind that both clients can send.</summary>
internal static class Drafts
{
    private static readonly Draft Hello = Draft.Text("你好, Bob 🙂\n\"second\" line\t\\ \u2028 end");

    // What a double cannot hold is not here: the vendor's client rounds it.
    private static readonly Draft AllKinds = Hello
        .With("yes", true, "true")
        .With("no", false, "false")
        .With("zero", 0L, "0")
        .With("negative", -42L, "-42")
        .With("largestExact", (1L << 53) - 1, "9007199254740991")
        .With("fraction", 0.1, "0.1")
        .With("tiny", -1.5e-300, "-1.5e-300")
        .With("text", "扩展 \"quoted\" 🙂", "\"扩展 \\\"quoted\\\" 🙂\"")
        .With("empty", "", "\"\"")
        .With("object", ExtensionValue.FromJson("""{"a":[1,{"b":null}],"中文":"值"}"""), """{"a":[1,{"b":null}],"中文":"值"}""")
        .With("array", ExtensionValue.FromJson("[true,1.25,\"x\"]"), "[true,1.25,\"x\"]")
        .With("ключ with spaces", "key", "\"key\"");

    private static readonly Dictionary<string, Func<ChatFile, Draft>> Makers = new()
    {
        ["text"] = _ => Hello,
        ["text of 5,000 characters"] = _ => Draft.Text(string.Concat(Enumerable.Repeat("长消息🙂ab", 834))),
        ["extensions of all kinds"] = _ => AllKinds,
        ["image"] = file => new Draft(
            new ImageMessageBody
            {
                FileName = file.Name,
                RemoteUrl = file.Url,
                Secret = file.Secret,
                FileLength = file.Length,
                Width = 640,
                Height = 480,
            },
            new { type = "img", width = 640, height = 480, file_length = file.Length, file = Local(file) }),
        ["image elsewhere"] = _ => new Draft(
            new ImageMessageBody { RemoteUrl = "https://pictures.example/a/b.png", Width = 3, Height = 2 },
            new { type = "img", width = 3, height = 2, url = "https://pictures.example/a/b.png" }),
        ["video"] = file => new Draft(
            new VideoMessageBody
            {
                FileName = file.Name,
                RemoteUrl = file.Url,
                Secret = file.Secret,
                FileLength = file.Length,
                Duration = TimeSpan.FromSeconds(61),
                ThumbnailUrl = $"{file.Url}?vframe=true",
                ThumbnailSecret = file.Secret,
            },
            new { type = "video", length = 61, filename = file.Name, file_length = file.Length, file = Local(file) }),
        ["voice"] = file => new Draft(
            new VoiceMessageBody
            {
                FileName = file.Name,
                RemoteUrl = file.Url,
                Secret = file.Secret,
                FileLength = file.Length,
                Duration = TimeSpan.FromSeconds(7),
            },
            new { type = "audio", length = 7, filename = file.Name, file_length = file.Length, file = Local(file) }),
        ["file"] = file => new Draft(
            new FileMessageBody { FileName = file.Name, RemoteUrl = file.Url, Secret = file.Secret, FileLength = file.Length },
            new { type = "file", filename = file.Name, file_length = file.Length, file = Local(file) }),
        ["combined"] = file => new Draft(
            new CombinedMessageBody
            {
                FileName = file.Name,
                RemoteUrl = file.Url,
                Secret = file.Secret,
                FileLength = file.Length,
                Title = "聊天记录",
                Summary = "alice: 你好\nbob: hi",
                CompatibleText = "[Chat history]",
                Level = 1,
            },
            new
            {
                type = "combine",
                title = "聊天记录",
                summary = "alice: 你好\nbob: hi",
                compatibleText = "[Chat history]",
                messageList = Combined(),
            }),
        ["location"] = _ => new Draft(
            new LocationMessageBody { Latitude = -33.856784, Longitude = 151.215297, Address = "北京市 1 号", BuildingName = "Tower A" },
            new { type = "loc", lat = -33.856784, lng = 151.215297, addr = "北京市 1 号", buildingName = "Tower A" }),
        ["command"] = _ => new Draft(new CommandMessageBody { Action = "typing 输入" }, new { type = "cmd", action = "typing 输入" }),
        ["custom"] = _ => Draft.Custom("gift", ("name", "花"), ("count", "16"), ("empty", "")),
        ["custom without values"] = _ => Draft.Custom("ping"),
    };

    public static IReadOnlyList<string> Names => [.. Makers.Keys];

    /// <summary>Gets what is in the file of each draft that has one.</summary>
    public static string FileText => "what is in the file";

    /// <summary>Makes a draft.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The file on the server that our library names; the vendor's client uploads one of its own.</param>
    public static Draft Make(string name, ChatFile file) => Makers[name](file);

    private static object Local(ChatFile file) => new { name = file.Name, type = "application/octet-stream", text = FileText };

    private static object[] Combined() =>
    [
        new
        {
            id = "1",
            type = "txt",
            chatType = "singleChat",
            from = "alice",
            to = "bob",
            msg = "你好",
            time = 1_700_000_000_000,
            ext = new { },
        },
    ];
}
