using System.Diagnostics.CodeAnalysis;

namespace Easemob.Messaging.Emulator.State;

/// <summary>All that the server knows. Its methods are atomic: one lock guards users, channels and mailboxes.</summary>
internal sealed partial class ServerState(string appKey, TimeProvider timeProvider, EmulatorSwitches switches)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly ChannelDirectory _channels = new();
    private readonly MessageIds _messageIds = new();

    public string AppKey { get; } = appKey;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public EmulatorSwitches Switches { get; } = switches;

    public TokenStore Tokens { get; } = new(timeProvider);

    public DeviceDirectory Devices { get; } = new();

    public FileStore Files { get; } = new();

    public NoticeBoard Notices { get; } = new();

    public ChangeBoard Changes { get; } = new();

    public Restrictions Restrictions { get; } = new();

    public long Now => TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private long KeptSince => Switches.Retention is { } retention ? Now - (long)retention.TotalMilliseconds : 0;

    public bool TryAddUser(string id, string password, [NotNullWhen(true)] out Account? account)
    {
        account = new Account(UserIds.Normalize(id), password, TimeProvider.GetUtcNow());
        lock (_gate)
        {
            return _accounts.TryAdd(account.Id, account);
        }
    }

    public Account? FindUser(string id)
    {
        lock (_gate)
        {
            return _accounts.GetValueOrDefault(UserIds.Normalize(id));
        }
    }

    public void AddGroup(string id, IEnumerable<string> members)
    {
        lock (_gate)
        {
            HashSet<string> known = KnownUsers(members);
            _channels.Add(Channel.Group(id, known, SeededDetails(id, known)));
        }
    }

    public void AddRoom(string id, IEnumerable<string> members)
    {
        lock (_gate)
        {
            HashSet<string> known = KnownUsers(members);
            _channels.Add(Channel.Room(id, known, SeededDetails(id, known)));
        }
    }

    public void AddThread(string id, EmulatorThread note)
    {
        lock (_gate)
        {
            _channels.Add(Channel.Thread(id, KnownConference(note.GroupId), note));
        }
    }

    public void AddMember(string id, string userId)
    {
        lock (_gate)
        {
            KnownConference(id).Members.Add(KnownUser(userId).Id);
        }
    }

    public void RemoveMember(string id, string userId)
    {
        lock (_gate)
        {
            KnownConference(id).Members.Remove(UserIds.Normalize(userId));
        }
    }

    public Channel? FindConference(string id)
    {
        lock (_gate)
        {
            return _channels.FindConference(id);
        }
    }

    public IReadOnlyList<string> Members(string id)
    {
        lock (_gate)
        {
            return [.. KnownConference(id).Members.Order(StringComparer.Ordinal)];
        }
    }

    public IReadOnlyList<string> Members(Channel channel)
    {
        lock (_gate)
        {
            return [.. channel.Members.Order(StringComparer.Ordinal)];
        }
    }

    public bool IsMember(Channel channel, string userId)
    {
        lock (_gate)
        {
            return channel.Members.Contains(userId);
        }
    }

    // The first is the owner.
    private ConferenceDetails SeededDetails(string id, IEnumerable<string> members) => new()
    {
        Name = id,
        Owner = members.FirstOrDefault(""),
        CreatedAt = Now,
        MaximumMembers = int.MaxValue,
    };

    private HashSet<string> KnownUsers(IEnumerable<string> ids) => [.. ids.Select(id => KnownUser(id).Id)];

    private Account KnownUser(string id) =>
        _accounts.GetValueOrDefault(UserIds.Normalize(id)) ?? throw new ArgumentException($"There is no user {id}; add the user first.");

    private Channel KnownConference(string id) =>
        _channels.FindConference(id) ?? throw new ArgumentException($"There is no group, thread or room {id}; add it first.");
}
