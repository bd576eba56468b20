using System.Globalization;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>What is on every world's server: alice's conversations with bob, carol and a group.</summary>
internal static class Server
{
    public const string AppKey = "trouble#tests";
    public const string User = "alice";
    public const string Password = "secret";
    public const string GroupId = "244000000000001";

    /// <summary>Gets when the message with the id 1000 would have been sent; each further id is a minute later.</summary>
    public static DateTimeOffset Beginning { get; } = StoppedClock.Time - TimeSpan.FromHours(1);

    public static async Task<EasemobEmulator> StartAsync()
    {
        EasemobEmulator emulator = await EasemobEmulator.StartAsync(new EmulatorOptions { AppKey = AppKey, TimeProvider = new StoppedClock() });
        emulator.Data.AddUsers(User, "bob", "carol");
        return emulator;
    }

    /// <summary>Adds what alice's cache already holds: bob's messages 1001 to 1004.</summary>
    public static void AddCachedPart(EmulatorData data) => AddMessages(data, 1001, 4);

    /// <summary>Adds what alice has not fetched yet: bob's messages 1005 and 1006, and the older conversations.</summary>
    public static void AddNewPart(EmulatorData data)
    {
        data.AddGroup(GroupId, User, "bob", "carol");
        AddMessages(data, 1005, 2);
        data.AddMessage(new EmulatorMessage
        {
            Id = "2001",
            From = "carol",
            To = User,
            SentAt = Beginning.AddHours(-1),
            Body = new TextBody { Text = "from carol" },
        });
        data.AddMessage(new EmulatorMessage
        {
            Id = "3001",
            ChatType = EmulatorChatType.GroupChat,
            From = "carol",
            To = GroupId,
            SentAt = Beginning.AddHours(-2),
            Body = new TextBody { Text = "to the group" },
        });
    }

    private static void AddMessages(EmulatorData data, int first, int count)
    {
        for (int id = first; id < first + count; id++)
        {
            data.AddMessage(new EmulatorMessage
            {
                Id = id.ToString(CultureInfo.InvariantCulture),
                From = id % 2 == 0 ? User : "bob",
                To = id % 2 == 0 ? "bob" : User,
                SentAt = Beginning.AddMinutes(id - 1000),
                Body = new TextBody { Text = $"message {id}" },
            });
        }
    }
}
