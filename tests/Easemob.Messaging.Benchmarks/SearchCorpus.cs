using System.Text;

namespace Easemob.Messaging.Benchmarks;

/// <summary>
/// Messages of 22 characters on average, half Chinese and half English or both, of words that are about as unevenly common as those of
/// languages. Into them go the words that are searched for, each as often as its kind says. The same for the same number.
/// </summary>
internal sealed class SearchCorpus
{
    public const int Conversations = 100;

    private const int WordCount = 4_000;
    private const int MeanLength = 22;

    // 2025-01-01, in Unix milliseconds.
    private const long FirstTime = 1_735_689_600_000;

    private readonly Random _random = new(5);
    private readonly string[] _chinese;
    private readonly string[] _english;

    public SearchCorpus()
    {
        _chinese = [.. Enumerable.Range(0, WordCount).Select(_ => $"{Character()}{(_random.Next(5) == 0 ? "" : Character())}")];
        _english = [.. Enumerable.Range(0, WordCount).Select(_ => Letters(2 + _random.Next(8)))];
    }

    /// <summary>Gets what is searched for: the kind, how many messages in a million have it, and the words.</summary>
    public static IReadOnlyList<(string Kind, int PerMillion, string[] Words)> Searched { get; } =
    [
        ("2 characters, rare", 20, ["鑫淼", "犇羴", "麤鱻", "龘靐"]),
        ("2 characters, medium", 1_000, ["榴莲", "鹦鹉", "蜻蜓", "玫瑰"]),
        ("2 characters, common", 30_000, ["天气", "会议", "明天"]),
        ("1 character, rare", 20, ["皛", "龢"]),
        ("1 character, medium", 1_000, ["鲸", "鹿"]),
        ("1 character, common", 200_000, ["的"]),
        ("1 letter", 0, ["e", "q"]),
        ("English word", 1_000, ["zeppelin", "quixotic"]),
        ("4 characters", 1_000, ["塞翁失马", "画蛇添足"]),
    ];

    public static ConversationKey Conversation(int number) => ConversationKey.Group($"g{number}");

    public IEnumerable<(ChatMessage Message, string Text)> Messages(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string text = Text();
            yield return (new ChatMessage
            {
                MessageId = (1_000_000_000_000L + i).ToString(System.Globalization.CultureInfo.InvariantCulture),
                Conversation = Conversation(_random.Next(Conversations)),
                SenderId = $"user{_random.Next(50)}",
                ReceiverId = "alice",
                SentAt = DateTimeOffset.FromUnixTimeMilliseconds(FirstTime + (i * 300L) + _random.Next(300)),
                Direction = MessageDirection.Received,
                Body = new TextMessageBody { Text = text },
            }, text);
        }
    }

    private string Text()
    {
        var text = new StringBuilder();
        int length = 2 + _random.Next(MeanLength * 2 - 4);
        bool isChinese = _random.Next(2) == 0;
        while (text.Length < length)
        {
            int rank = (int)Math.Pow(WordCount, _random.NextDouble()) - 1;
            text.Append(isChinese ? _chinese[rank] : _english[rank]).Append(isChinese ? string.Empty : " ");
            isChinese ^= _random.Next(12) == 0;
        }

        foreach ((_, int perMillion, string[] words) in Searched)
        {
            foreach (string word in words)
            {
                if (_random.Next(1_000_000) < perMillion)
                {
                    text.Append(word);
                }
            }
        }

        return text.ToString();
    }

    // Of 2,500 characters, some of them far more often than others.
    private char Character() => (char)(0x4E00 + (int)(2_500 * Math.Pow(_random.NextDouble(), 2)));

    private string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + _random.Next(25))));
}
