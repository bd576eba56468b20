using System.Globalization;

namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>Makes up messages that read like a real chat. The same recipe makes the same messages.</summary>
internal sealed class HistoryGenerator(HistoryRecipe recipe, string appKey, DateTimeOffset now)
{
    private static readonly TimeSpan EndMargin = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(recipe.RandomSeed);
    private readonly BodyGenerator _bodies = new(recipe.RandomSeed, appKey, recipe.Language);

    public IEnumerable<EmulatorMessage> Messages(
        EmulatorChatType chatType, IReadOnlyList<string> senders, Func<string, string> receiver, int count)
    {
        DateTimeOffset end = recipe.EndsAt ?? now - EndMargin;
        for (int index = 0; index < count; index++)
        {
            string from = senders[_random.Next(senders.Count)];
            EmulatorMessage message = new()
            {
                ChatType = chatType,
                From = from,
                To = receiver(from),
                SentAt = end - ((count - 1 - index) * recipe.Interval),
                Body = recipe.Mix == HistoryMix.TextOnly ? _bodies.Text() : _bodies.Next(),
            };
            yield return recipe.Mix == HistoryMix.TextOnly ? message : Decorate(message, index, senders);
        }
    }

    // Prime strides, so that every combination turns up somewhere in a long history.
    private static EmulatorMessage Decorate(EmulatorMessage message, int index, IReadOnlyList<string> senders)
    {
        if (index % 7 == 3)
        {
            message = message with { Extensions = Extensions(index) };
        }

        if (index % 23 == 5)
        {
            EmulatorReaction reaction = new() { Reaction = index % 2 == 0 ? "👍" : "❤️", UserIds = [.. senders.Take(2)] };
            message = message with { Reactions = [reaction] };
        }

        if (index % 29 == 11 && message.Body is TextBody)
        {
            message = message with { Edit = new EmulatorEdit { Operator = message.From, EditedAt = message.SentAt!.Value.AddSeconds(20) } };
        }

        if (index % 37 == 13 && message.Body is TextBody)
        {
            message = message with { Translations = [new EmulatorTranslation { Code = "fr", Text = "d'accord" }] };
        }

        return message.ChatType == EmulatorChatType.Chat ? message with { IsDelivered = true, IsRead = index % 5 != 4 } : message;
    }

    private static Dictionary<string, ExtensionValue> Extensions(int index) => new()
    {
        ["urgent"] = index % 2 == 0,
        ["ticket"] = 1000 + index,
        ["score"] = (index % 10) + 0.5,
        ["source"] = "客服 desk " + index.ToString(CultureInfo.InvariantCulture),
        ["card"] = ExtensionValue.FromJson($$"""{"title":"订单 {{index}}","tags":["vip",{{index % 9}}]}"""),
    };
}
