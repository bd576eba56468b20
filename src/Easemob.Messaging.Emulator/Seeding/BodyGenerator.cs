using System.Globalization;

namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>Makes up message bodies: mostly texts, and now and then one of the other types, each in its turn.</summary>
internal sealed class BodyGenerator(int randomSeed, string appKey, HistoryLanguage language)
{
    private const int OtherTypes = 10;

    private readonly Random _random = new(randomSeed);
    private readonly string _files = $"https://files.example/{appKey.Replace('#', '/')}/chatfiles/";
    private int _turn;

    public EmulatorMessageBody Next() => _random.Next(5) > 0 ? Text() : Other(_turn++ % OtherTypes);

    public TextBody Text()
    {
        HistoryLanguage choice = language == HistoryLanguage.Mixed ? (HistoryLanguage)_random.Next(3) : language;
        (string[] phrases, string[] things) = choice switch
        {
            HistoryLanguage.Chinese => (Phrases.Chinese, Phrases.ChineseThings),
            HistoryLanguage.English => (Phrases.English, Phrases.EnglishThings),
            _ => (Phrases.Both, Phrases.EnglishThings),
        };
        return new TextBody
        {
            Text = Pick(phrases)
                .Replace("{0}", _random.Next(2, 200).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{1}", Pick(things), StringComparison.Ordinal),
        };
    }

    private EmulatorMessageBody Other(int turn) => turn switch
    {
        0 => Image("照片.jpg", 1080, 1440),
        1 => Voice(),
        2 => new LocationBody
        {
            Latitude = Math.Round(39.9 + (_random.NextDouble() / 10), 6),
            Longitude = Math.Round(116.3 + (_random.NextDouble() / 10), 6),
            Address = "北京市海淀区中关村大街 1 号",
            BuildingName = "Tower A",
        },
        3 => new FileBody { FileName = "会议纪要 minutes.pdf", Url = File(), Secret = Secret(), FileLength = Length() },
        4 => Video(),
        5 => Image("funny.gif", 240, 240) with { IsAnimated = true },
        6 => new CustomBody { Event = "gift", Values = new Dictionary<string, string> { ["name"] = "flower", ["size"] = "16" } },
        7 => new CombinedBody
        {
            Title = "聊天记录",
            Summary = "alice: 你好\nbob: hi",
            CompatibleText = "[Chat history]",
            FileName = "history.combine",
            Url = File(),
            Secret = Secret(),
            FileLength = Length(),
        },
        8 => new CommandBody { Action = "typing" },
        _ => new TextBody
        {
            Text = "根据您的问题，这里是完整的回答。 Here is the whole answer.",
            Stream = new TextStream { Type = "ai", FinishReason = 1 },
        },
    };

    private ImageBody Image(string fileName, int width, int height) => new()
    {
        FileName = fileName,
        Url = File(),
        Secret = Secret(),
        FileLength = Length(),
        Width = width,
        Height = height,
    };

    private VoiceBody Voice() => new()
    {
        FileName = "voice.amr",
        Url = File(),
        Secret = Secret(),
        FileLength = Length(),
        Seconds = _random.Next(1, 60),
    };

    private VideoBody Video() => new()
    {
        FileName = "clip.mp4",
        Url = File(),
        Secret = Secret(),
        FileLength = Length(),
        Seconds = _random.Next(3, 90),
        Width = 360,
        Height = 480,
        ThumbnailUrl = File(),
        ThumbnailSecret = Secret(),
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private string File()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return _files + new Guid(bytes);
    }

    private string Secret() => "s" + _random.Next().ToString("x8", CultureInfo.InvariantCulture);

    private int Length() => _random.Next(1_000, 5_000_000);
}
