using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart;

/// <summary>What the command line and the environment ask for.</summary>
internal sealed record Arguments
{
    /// <summary>The user whose view the demo shows.</summary>
    public const string DemoUser = "alice";

    private const string DemoAppKey = "demo#easemob";
    private const string DemoPassword = "secret";
    private const int DefaultLimit = 5000;

    private static readonly string[] Names =
    [
        "--app-key", "--user", "--token", "--password", "--rest", "--conversation", "--limit",
        "--remove", "--ids", "--before", "--delete", "--cache",
    ];

    private static readonly string[] Flags = ["--with-messages", "--offline", "--help"];

    public required RunKind Kind { get; init; }

    /// <summary>Gets where the server and the cache are. The demo does not know its server's address yet.</summary>
    public EasemobOptions Options { get; private init; } = new();

    public EasemobCredential Credential { get; private init; } = EasemobCredential.Password(DemoUser, DemoPassword);

    /// <summary>Gets the conversation to read, null for the newest.</summary>
    public ConversationKey? Conversation { get; private init; }

    public int Limit { get; private init; } = DefaultLimit;

    public Removal? Removal { get; private init; }

    public Deletion? Deletion { get; private init; }

    /// <summary>Gets the command that shows the cache of this run.</summary>
    public string OfflineCommand { get; private init; } = string.Empty;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">Something is missing or wrong.</exception>
    public static Arguments Parse(string[] args)
    {
        var reader = new ArgumentReader(args, Names, Flags);
        if (reader.Has("--help"))
        {
            return new Arguments { Kind = RunKind.Help };
        }

        string? appKey = reader.Get("--app-key", "EASEMOB_APP_KEY");
        string? user = reader.Get("--user", "EASEMOB_USER");
        bool hasServer = appKey is not null || user is not null;
        bool isOffline = reader.Has("--offline");
        CheckCombinations(reader, hasServer, isOffline);
        if (hasServer && (appKey is null || user is null))
        {
            throw new ArgumentException(appKey is null ? "The app key is missing: --app-key." : "The user is missing: --user.");
        }

        return new Arguments
        {
            Kind = isOffline ? RunKind.Offline : hasServer ? RunKind.Service : RunKind.Demo,
            Options = new EasemobOptions
            {
                AppKey = appKey ?? DemoAppKey,
                Endpoints = reader.Get("--rest") is { } rest ? EasemobEndpoints.Fixed(ToUri(rest)) : EasemobEndpoints.Default,
                CacheDirectory = reader.Get("--cache") ?? DefaultCacheDirectory(),
                CacheMovedAside = moved => Screen.Result($"The cache was damaged; a fresh one is begun, the old one is now {moved.SavedPath}."),
            },
            Credential = ReadCredential(reader, user ?? DemoUser, hasServer, isOffline),
            Conversation = reader.Get("--conversation") is { } name ? ConversationNames.Parse(name) : null,
            Limit = reader.GetCount("--limit", DefaultLimit),
            Removal = ReadRemoval(reader),
            Deletion = ReadDeletion(reader),
            OfflineCommand = WriteOfflineCommand(appKey, user, reader.Get("--cache")),
        };
    }

    private static void CheckCombinations(ArgumentReader reader, bool hasServer, bool isOffline)
    {
        reader.Require("--remove", "--ids", "--before");
        reader.Require("--ids", "--remove");
        reader.Require("--before", "--remove");
        reader.Require("--with-messages", "--delete");
        if (reader.Has("--ids") && reader.Has("--before"))
        {
            throw new ArgumentException("Give --ids or --before, not both.");
        }

        string[] needServer = ["--token", "--password", "--rest", "--conversation", "--limit", "--remove", "--delete"];
        if (Array.Find(needServer, reader.Has) is { } name && (isOffline || !hasServer))
        {
            throw new ArgumentException(isOffline
                ? $"{name} needs a server; it cannot be used with --offline."
                : $"{name} needs a server: give --app-key, --user, and --token or --password.");
        }
    }

    private static EasemobCredential ReadCredential(ArgumentReader reader, string user, bool hasServer, bool isOffline)
    {
        if (isOffline)
        {
            // Nobody signs in, so nobody is ever asked for a token.
            return EasemobCredential.Provider(user, _ => throw new InvalidOperationException("There is no server to sign in to."));
        }

        if (!hasServer)
        {
            return EasemobCredential.Password(user, DemoPassword);
        }

        if (reader.Has("--token") && reader.Has("--password"))
        {
            throw new ArgumentException("Give --token or --password, not both.");
        }

        string? token = reader.Get("--token", reader.Has("--password") ? null : "EASEMOB_TOKEN");
        string? password = reader.Get("--password", "EASEMOB_PASSWORD");
        return token is not null ? EasemobCredential.Token(user, token)
            : password is not null ? EasemobCredential.Password(user, password)
            : throw new ArgumentException("The token or password is missing: EASEMOB_TOKEN or EASEMOB_PASSWORD, --token or --password.");
    }

    private static Removal? ReadRemoval(ArgumentReader reader)
    {
        if (reader.Get("--remove") is not { } name)
        {
            return null;
        }

        string[] ids = reader.GetList("--ids");
        if (reader.Has("--ids") && ids.Length == 0)
        {
            throw new ArgumentException("--ids takes message ids, separated by commas; there is none.");
        }

        return Array.Find(ids, id => !ulong.TryParse(id, out ulong number) || number == 0) is { } wrong
            ? throw new ArgumentException($"A message id is a decimal number; '{wrong}' is not.")
            : new Removal(ConversationNames.Parse(name), ids, reader.GetTime("--before"));
    }

    private static Deletion? ReadDeletion(ArgumentReader reader)
    {
        if (reader.Get("--delete") is not { } name)
        {
            return null;
        }

        ConversationKey conversation = ConversationNames.Parse(name);
        return conversation.Type is ConversationType.Chat or ConversationType.Group
            ? new Deletion(conversation, reader.Has("--with-messages") ? ServerMessages.Delete : ServerMessages.Keep)
            : throw new ArgumentException($"The server lists no rooms or threads, so '{name}' cannot be deleted.");
    }

    private static Uri ToUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        ? uri
        : throw new ArgumentException($"--rest takes an address such as https://a1.easemob.com; '{text}' is not.");

    private static string DefaultCacheDirectory()
    {
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "Easemob.Messaging", "Quickstart");
    }

    private static string WriteOfflineCommand(string? appKey, string? user, string? cache)
    {
        string who = appKey is null ? string.Empty : $" --app-key \"{appKey}\" --user {user}";
        string where = cache is null ? string.Empty : $" --cache \"{Path.GetFullPath(cache)}\"";
        return $"dotnet run --project samples/Quickstart -- --offline{who}{where}";
    }
}
