using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>A row of the matrix: a call, the request in which it meets trouble, and how the world looks when it was carried out.</summary>
internal sealed record Operation(EmulatorOperation Request, Func<EasemobClient, CancellationToken, Task<string>> RunAsync)
{
    private const string Everything = "1001 1002 1003 1004 1005 1006";
    private const string AllConversations = "bob carol " + Server.GroupId;

    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    /// <summary>Gets how the world looks before any call.</summary>
    public static WorldState Untouched { get; } = new(
        Listed: AllConversations, History: Everything, BobsHistory: Everything, CachedList: "bob", Cached: "1001 1002 1003 1004");

    public static Operation SignIn { get; } = new(EmulatorOperation.Token, SignInAsync) { IsSignedIn = false };

    /// <summary>Gets a sign-in by a client that does not know where the service is. Why no host was found makes no difference.</summary>
    public static Operation Discovery { get; } = new(EmulatorOperation.Discovery, SignInAsync)
    {
        IsSignedIn = false,
        Discovers = true,
        Failure = new Failure(typeof(EasemobConnectionException), 304, Again: true, Unknown: false, Tries: 3),
    };

    public static Operation List { get; } = new(
        EmulatorOperation.ConversationList,
        async (client, token) => Names(await client.ChatManager.GetConversationsFromServerAsync(token)))
    {
        Answer = AllConversations,
        Done = Untouched with { CachedList = AllConversations, Cached = "1001 1002 1003 1004 1006" },
    };

    public static Operation ListByPage { get; } = new(
        EmulatorOperation.ConversationListByPage,
        async (client, token) => Names(await client.ChatManager.GetConversationsFromServerByPageAsync(1, cancellationToken: token)))
    {
        Answer = AllConversations,
        Done = Untouched with { CachedList = AllConversations, Cached = "1001 1002 1003 1004 1006" },
    };

    public static Operation ListByCursor { get; } = new(
        EmulatorOperation.ConversationListByCursor,
        async (client, token) => Names(await client.ChatManager.GetConversationsFromServerWithCursor().ToListAsync(token)))
    {
        Answer = AllConversations,
        Done = Untouched with { CachedList = AllConversations, Cached = "1001 1002 1003 1004 1006" },
    };

    public static Operation History { get; } = new(
        EmulatorOperation.History,
        async (client, token) => Ids((await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob, cancellationToken: token)).Items))
    {
        Answer = Everything,
        Done = Untouched with { Cached = Everything },
    };

    public static Operation RemoveByIds { get; } = new(
        EmulatorOperation.RemoveByIds,
        async (client, token) => string.Join(' ', (await client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1002", "1005"], token)).Removed))
    {
        Answer = "1002 1005",
        Changes = true,
        Done = Untouched with { History = "1001 1003 1004 1006", Cached = "1001 1003 1004" },
    };

    public static Operation RemoveByTime { get; } = new(
        EmulatorOperation.RemoveByTime,
        async (client, token) =>
        {
            await client.ChatManager.RemoveMessagesFromServerAsync(Bob, Server.Beginning.AddMinutes(3.5), token);
            return "";
        })
    {
        Changes = true,
        Done = Untouched with { History = "1004 1005 1006", Cached = "1004" },
    };

    public static Operation DeleteKeeping { get; } = new(
        EmulatorOperation.DeleteConversation, (client, token) => DeleteAsync(client, ServerMessages.Keep, token))
    {
        Changes = true,
        Done = Untouched with { Listed = "carol " + Server.GroupId, CachedList = "" },
    };

    public static Operation DeleteAll { get; } = new(
        EmulatorOperation.DeleteConversation, (client, token) => DeleteAsync(client, ServerMessages.Delete, token))
    {
        Changes = true,
        Done = Untouched with { Listed = "carol " + Server.GroupId, History = "", CachedList = "", Cached = "" },
    };

    public static Operation Pin { get; } = new(
        EmulatorOperation.PinConversation,
        async (client, token) => $"{await client.ChatManager.ServerConversations.PinAsync(Bob, token):O}")
    {
        Answer = $"{StoppedClock.Time:O}",
        Changes = true,
        WritesIntent = false,
    };

    public static Operation AddMark { get; } = new(
        EmulatorOperation.AddMark,
        async (client, token) => Keys((await client.ChatManager.ServerConversations.AddMarkAsync([Bob], 3, token)).Changed))
    {
        Answer = "bob",
        Changes = true,
        WritesIntent = false,
    };

    public static Operation DeleteEverything { get; } = new(
        EmulatorOperation.DeleteEverything,
        async (client, token) =>
        {
            await client.ChatManager.ServerConversations.DeleteAllAsync(token);
            return "";
        })
    {
        Changes = true,
        Done = Untouched with { Listed = "", History = "", CachedList = "", Cached = "" },
    };

    /// <summary>Gets what the call returns, as text.</summary>
    public string Answer { get; private init; } = "";

    /// <summary>Gets how the world looks after the call.</summary>
    public WorldState Done { get; private init; } = Untouched;

    /// <summary>Gets whether the call changes something on the server.</summary>
    public bool Changes { get; private init; }

    /// <summary>Gets whether the call writes an intent down first: it does where it removes or deletes.</summary>
    public bool WritesIntent
    {
        get => Changes && field;
        private init;
    } = true;

    /// <summary>Gets whether the client has signed in before the trouble begins.</summary>
    public bool IsSignedIn { get; private init; } = true;

    /// <summary>Gets whether the client finds the service through discovery.</summary>
    public bool Discovers { get; private init; }

    /// <summary>Gets how the call fails whatever the trouble, except for the call's own time limit; null where the trouble decides.</summary>
    public Failure? Failure { get; private init; }

    public static string Names(IEnumerable<Conversation> conversations) => string.Join(' ', conversations.Select(conversation => conversation.Key.Id));

    public static string Keys(IEnumerable<ConversationKey> conversations) => string.Join(' ', conversations.Select(conversation => conversation.Id));

    public static string Ids(IEnumerable<ChatMessage> messages) => string.Join(' ', messages.Select(message => message.MessageId));

    /// <summary>Returns how the call is to fail. Of one that changes nothing it does not matter whether it was carried out.</summary>
    public Failure FailureOf(Trouble trouble) => Failure ?? trouble.Failure with { Unknown = Changes && trouble.Failure.Unknown };

    private static async Task<string> SignInAsync(EasemobClient client, CancellationToken cancellationToken)
    {
        await client.SignInAsync(cancellationToken);
        return "";
    }

    private static async Task<string> DeleteAsync(EasemobClient client, ServerMessages messages, CancellationToken cancellationToken)
    {
        await client.ChatManager.DeleteServerConversationAsync(Bob, messages, cancellationToken: cancellationToken);
        return "";
    }
}
