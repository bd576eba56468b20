namespace Easemob.Messaging.Emulator;

/// <summary>The fixed data of the demo, the same in every run but for its times, which lead up to the start.</summary>
/// <remarks>
/// App key <c>demo#easemob</c>; every password is <c>secret</c>.
/// <list type="bullet">
/// <item>Users <c>alice</c>, <c>bob</c>, <c>carol</c>, and <c>friend01</c> to <c>friend22</c>.</item>
/// <item>alice and bob: 2,400 messages of all types; the last three, from bob, alice has not read.</item>
/// <item>Group <c>244001122334455</c> of alice, bob and carol: 1,301 messages of all types.</item>
/// <item>alice and carol: 150 messages; bob and carol: 60 texts.</item>
/// <item>alice and each friend: 12 texts, a friend a day back, so that only the first few are within seven days.</item>
/// <item>
/// Chat room <c>266001122334455</c> of alice, bob and carol: 200 messages; thread <c>255001122334455</c>, begun by the group's newest
/// message: 30 texts.
/// </item>
/// </list>
/// So alice's list holds 25 conversations: two pages of 20.
/// </remarks>
public sealed class DemoSeed : EmulatorSeed
{
    /// <summary>The id of the demo's group.</summary>
    public const string GroupId = "244001122334455";

    /// <summary>The id of the demo's chat room.</summary>
    public const string RoomId = "266001122334455";

    /// <summary>The id of the demo's thread.</summary>
    public const string ThreadId = "255001122334455";

    private const int FriendCount = 22;

    internal DemoSeed()
    {
    }

    /// <inheritdoc/>
    public override string AppKey => "demo#easemob";

    internal override void Plant(EmulatorData data)
    {
        string[] friends = [.. Enumerable.Range(1, FriendCount).Select(number => $"friend{number:00}")];
        data.AddUsers("alice", "bob", "carol");
        data.AddUsers(friends);
        data.AddGroup(GroupId, "alice", "bob", "carol");
        data.AddRoom(RoomId, "alice", "bob", "carol");
        data.AddThread(ThreadId, GroupId);

        DateTimeOffset now = data.Now;
        data.GenerateHistory("alice", "bob", 2_397, Recipe(11, now.AddMinutes(-10), TimeSpan.FromMinutes(7)));
        data.GenerateGroupHistory(GroupId, 1_300, Recipe(21, now.AddMinutes(-40), TimeSpan.FromMinutes(11)));
        data.GenerateHistory("alice", "carol", 150, Recipe(13, now.AddHours(-3), TimeSpan.FromMinutes(31)));
        data.GenerateHistory("bob", "carol", 60, Recipe(14, now.AddHours(-5), TimeSpan.FromMinutes(13)) with { Mix = HistoryMix.TextOnly });
        data.GenerateGroupHistory(RoomId, 200, Recipe(15, now.AddHours(-1), TimeSpan.FromSeconds(9)));
        PlantThread(data, now.AddMinutes(-39));
        for (int index = 0; index < friends.Length; index++)
        {
            HistoryRecipe recipe = Recipe(100 + index, now.AddDays(-1 - index), TimeSpan.FromMinutes(5));
            data.GenerateHistory("alice", friends[index], 12, recipe with { Mix = HistoryMix.TextOnly });
            data.MarkRead("alice", friends[index]);
        }

        data.MarkRead("alice", "bob");
        data.MarkRead("alice", "carol");
        data.MarkRead("alice", GroupId, EmulatorChatType.GroupChat);
        Say(data, "bob", "在吗？刚发的合同你看一下", now.AddMinutes(-3));
        Say(data, "bob", "Page 3, the delivery date. 客户想提前到周五", now.AddMinutes(-2));
        Say(data, "bob", "不急，晚上回我就行 🙏", now.AddMinutes(-1));
    }

    private static void PlantThread(EmulatorData data, DateTimeOffset startedAt)
    {
        const string name = "发布计划 release plan";
        const int count = 30;
        string parentId = data.AddMessage(new EmulatorMessage
        {
            ChatType = EmulatorChatType.GroupChat,
            From = "carol",
            To = GroupId,
            Body = new TextBody { Text = "发布计划单独开个话题聊吧" },
            SentAt = startedAt,
        });
        HistoryRecipe recipe = Recipe(16, startedAt.AddMinutes(30), TimeSpan.FromMinutes(1)) with { Mix = HistoryMix.TextOnly };
        EmulatorThread thread = new() { ParentMessageId = parentId, GroupId = GroupId, Name = name };
        foreach (string id in data.GenerateGroupHistory(ThreadId, count, recipe))
        {
            data.UpdateMessage(id, message => message with { Thread = thread });
        }

        EmulatorMessage newest = data.GetHistory("carol", ThreadId, EmulatorChatType.GroupChat)[^1];
        data.UpdateMessage(parentId, message => message with
        {
            ThreadOverview = new EmulatorThreadOverview
            {
                Id = ThreadId,
                GroupId = GroupId,
                Name = name,
                CreatedAt = startedAt,
                UpdatedAt = newest.SentAt ?? startedAt,
                MessageCount = count,
                LastMessage = newest,
            },
        });
    }

    private static HistoryRecipe Recipe(int randomSeed, DateTimeOffset endsAt, TimeSpan interval) =>
        new() { RandomSeed = randomSeed, EndsAt = endsAt, Interval = interval };

    private static void Say(EmulatorData data, string from, string text, DateTimeOffset at) =>
        data.AddMessage(new EmulatorMessage { From = from, To = "alice", Body = new TextBody { Text = text }, SentAt = at });
}
