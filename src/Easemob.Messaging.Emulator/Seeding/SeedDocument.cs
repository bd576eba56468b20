using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>What a seed file says.</summary>
internal sealed record SeedDocument
{
    public string? AppKey { get; init; }

    public IReadOnlyList<User> Users { get; init; } = [];

    public IReadOnlyList<Gathering> Groups { get; init; } = [];

    public IReadOnlyList<Thread> Threads { get; init; } = [];

    public IReadOnlyList<Gathering> Rooms { get; init; } = [];

    public IReadOnlyList<History> Histories { get; init; } = [];

    public IReadOnlyList<EmulatorMessage> Messages { get; init; } = [];

    [SuppressMessage("Performance", "CA1869", Justification = "Read once a start, and the options know the time.")]
    public static SeedDocument Read(string json, DateTimeOffset now)
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantConverter(now) },
        };
        return JsonSerializer.Deserialize<SeedDocument>(json, options) ?? throw new JsonException("The seed is null.");
    }

    public void Plant(EmulatorData data)
    {
        foreach (User user in Users)
        {
            data.AddUser(user.Id, user.Password);
            if (user.IsBanned)
            {
                data.BanUser(user.Id);
            }
        }

        foreach (Gathering group in Groups)
        {
            data.AddGroup(group.Id, group.Members);
        }

        foreach (Thread thread in Threads)
        {
            data.AddThread(thread.Id, thread.Group);
        }

        foreach (Gathering room in Rooms)
        {
            data.AddRoom(room.Id, room.Members);
        }

        foreach (History history in Histories)
        {
            history.Plant(data);
        }

        foreach (EmulatorMessage message in Messages)
        {
            data.AddMessage(message);
        }
    }

    internal sealed record User
    {
        public required string Id { get; init; }

        public string Password { get; init; } = "secret";

        public bool IsBanned { get; init; }
    }

    /// <summary>A group or a chat room.</summary>
    internal sealed record Gathering
    {
        public required string Id { get; init; }

        public IReadOnlyList<string> Members { get; init; } = [];
    }

    internal sealed record Thread
    {
        public required string Id { get; init; }

        public required string Group { get; init; }
    }

    internal sealed record History
    {
        public string? From { get; init; }

        public string? To { get; init; }

        public string? Group { get; init; }

        public required int Count { get; init; }

        public HistoryRecipe? Recipe { get; init; }

        public void Plant(EmulatorData data)
        {
            if (Group is not null)
            {
                data.GenerateGroupHistory(Group, Count, Recipe);
            }
            else
            {
                data.GenerateHistory(From ?? throw Incomplete(), To ?? throw Incomplete(), Count, Recipe);
            }
        }

        private static ArgumentException Incomplete() => new("A history in a seed needs 'from' and 'to', or 'group'.");
    }
}
