using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>Answers in which any one value is of another type or absurd: they are read or refused, and what was read can be kept.</summary>
public class HostileAnswerTests
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "-1e308", "9223372036854775808", "253402300800000", "\"\"", "\"undefined\"", "\"-1\"",
        "\"\\ud800\"", "\"../x\"", "[]", "[null]", "[[]]", "[{}]", "{}", "{\"\":{}}",
    ];

    [Theory]
    [InlineData("conversationsbyfilter")]
    [InlineData("pinnedconversations")]
    public Task ConversationPage_AnyValueReplaced_IsReadOrRefused(string name) => ReadAllAsync(
        name,
        json => ConversationPageReader.Read(json, "alice").Items,
        static (cache, page) =>
        {
            Assert.All(page, static conversation => _ = conversation.LatestMessage?.Body);
            return cache.Conversations.SaveLabelledConversationsAsync(page);
        });

    [Theory]
    [InlineData("pinnedmessages")]
    public Task PinnedMessages_AnyValueReplaced_IsReadOrRefused(string name) => ReadAllAsync(
        name,
        json => PinnedMessageReader.Read(json, ConversationKey.Chat("bob"), "alice").Items,
        static (cache, page) =>
        {
            Assert.All(page, static pinned => _ = pinned.Message?.Body);
            return cache.PinnedMessages.SavePinnedMessagesAsync(page);
        });

    [Theory]
    [InlineData("devices")]
    public Task Devices_AnyValueReplaced_IsReadOrRefused(string name) =>
        ReadAllAsync(name, static json => DeviceListReader.Read(json), static (_, _) => Task.CompletedTask);

    [Theory]
    [InlineData("pinconversation-chat")]
    public Task Pin_AnyValueReplaced_IsReadOrRefused(string name) => ReadAllAsync(
        name,
        static json => LabelReader.ReadPin(json),
        static (cache, pinnedAt) => cache.Conversations.SetPinnedAsync(ConversationKey.Chat("bob"), pinnedAt));

    private static async Task ReadAllAsync<T>(string name, Func<byte[], T> read, Func<IMessageCache, T, Task> keep)
    {
        await using IMessageCache cache = MessageCache.InMemory();
        int refused = 0;
        int kept = 0;
        foreach (string answer in Mutated(AnswerOf(name)))
        {
            T result;
            try
            {
                result = read(Encoding.UTF8.GetBytes(answer));
            }
            catch (Exception refusal) when (refusal is JsonException or WireFormatException)
            {
                refused++;
                continue;
            }

            await keep(cache, result);
            kept++;
        }

        Assert.True(kept > 0, $"{refused} refused, none kept");
    }

    private static JsonNode AnswerOf(string name) =>
        JsonNode.Parse(Vector.Load("rest", name).GetProperty("response").GetProperty("body").GetRawText())!;

    // Messages are JSON in a text of the answer.
    private static IEnumerable<string> Mutated(JsonNode answer)
    {
        foreach (JsonNode place in Walk(answer).Skip(1).ToList())
        {
            foreach (string value in Values.Concat(Payload(place) is { } payload ? Mutated(payload).Select(static text => JsonSerializer.Serialize(text)) : []))
            {
                yield return Replace(answer, place.GetPath(), value);
            }
        }
    }

    private static JsonNode? Payload(JsonNode place) =>
        place is JsonValue text && text.TryGetValue(out string? json) && json.StartsWith('{') ? JsonNode.Parse(json) : null;

    // The value goes in as text: some are none that a node could hold.
    private static string Replace(JsonNode answer, string path, string value)
    {
        JsonNode copy = answer.DeepClone();
        Walk(copy).Single(node => node.GetPath() == path).ReplaceWith("#here#");
        return copy.ToJsonString().Replace("\"#here#\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Walk(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode found in children.OfType<JsonNode>().SelectMany(Walk))
        {
            yield return found;
        }
    }
}
