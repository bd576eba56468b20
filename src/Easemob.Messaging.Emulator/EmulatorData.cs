using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator;

/// <summary>Reads and changes what is on the server, beside what clients do to it.</summary>
/// <remarks>
/// User ids ignore case; group, thread and room ids are kept as given. Whatever a call names must have been added before: otherwise it
/// throws <see cref="ArgumentException"/>. Safe for use from any thread.
/// </remarks>
public sealed partial class EmulatorData
{
    private readonly ServerState _state;

    internal EmulatorData(ServerState state) => _state = state;

    /// <summary>Gets the current time by the emulator's clock.</summary>
    public DateTimeOffset Now => _state.TimeProvider.GetUtcNow();

    /// <summary>Registers a user.</summary>
    /// <param name="id">The user id: up to 64 letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</param>
    /// <param name="password">The password. The default is <c>secret</c>.</param>
    public void AddUser(string id, string password = "secret")
    {
        if (!UserIds.IsLegal(id) || !_state.TryAddUser(id, password, out _))
        {
            throw new ArgumentException($"The user id {id} is taken or not legal.", nameof(id));
        }
    }

    /// <summary>Registers some users, all with the password <c>secret</c>.</summary>
    /// <param name="ids">The user ids.</param>
    public void AddUsers(params IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            AddUser(id);
        }
    }

    /// <summary>Bans a user: they can no longer sign in, and their tokens end.</summary>
    /// <param name="id">The user id.</param>
    public void BanUser(string id)
    {
        Account account = KnownUser(id);
        account.IsBanned = true;
        _state.Tokens.SpoilAll(account.Id, TokenState.Unknown);
    }

    /// <summary>Lets a banned user sign in again.</summary>
    /// <param name="id">The user id.</param>
    public void UnbanUser(string id) => KnownUser(id).IsBanned = false;

    /// <summary>Issues an access token without a sign-in.</summary>
    /// <param name="userId">The user it is for.</param>
    /// <param name="lifetime">How long it lives; zero never ends; null takes <see cref="EmulatorSwitches.TokenLifetime"/>.</param>
    /// <returns>The token's text.</returns>
    public string IssueToken(string userId, TimeSpan? lifetime = null) =>
        _state.Tokens.Issue(KnownUser(userId).Id, lifetime ?? _state.Switches.TokenLifetime).Text;

    /// <summary>Ends all tokens of a user now: they are refused as expired until the user signs in again.</summary>
    /// <param name="userId">The user id.</param>
    public void ExpireTokens(string userId) => _state.Tokens.SpoilAll(KnownUser(userId).Id, TokenState.Expired);

    /// <summary>Adds a group.</summary>
    /// <param name="id">The group id; the service's are 15 digits.</param>
    /// <param name="members">The ids of its members, who alone can read its history.</param>
    public void AddGroup(string id, params IEnumerable<string> members) => _state.AddGroup(id, members);

    /// <summary>Adds a thread to a group. Its members are the group's; conversation lists do not show it.</summary>
    /// <param name="id">The thread id.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="parentMessageId">The id of the message that started it.</param>
    /// <param name="name">Its name.</param>
    public void AddThread(string id, string groupId, string parentMessageId = "", string name = "") =>
        _state.AddThread(id, new EmulatorThread { GroupId = groupId, ParentMessageId = parentMessageId, Name = name });

    /// <summary>Adds a chat room. Conversation lists do not show it.</summary>
    /// <param name="id">The room id.</param>
    /// <param name="members">The ids of the users in it, who alone can read its history.</param>
    public void AddRoom(string id, params IEnumerable<string> members) => _state.AddRoom(id, members);

    /// <summary>Adds a user to a group or room.</summary>
    /// <param name="id">The id of the group or room.</param>
    /// <param name="userId">The user id.</param>
    public void AddMember(string id, string userId) => _state.AddMember(id, userId);

    /// <summary>Takes a user out of a group or room.</summary>
    /// <param name="id">The id of the group or room.</param>
    /// <param name="userId">The user id.</param>
    public void RemoveMember(string id, string userId) => _state.RemoveMember(id, userId);

    /// <summary>Adds what a JSON seed file holds: see <see cref="FileSeed"/>.</summary>
    /// <param name="path">The path of the file. An app key in it must be the emulator's.</param>
    public void LoadSeed(string path)
    {
        EmulatorSeed seed = EmulatorSeed.FromFile(path);
        if (seed.AppKey is { } appKey && appKey != _state.AppKey)
        {
            throw new ArgumentException($"The seed is for {appKey}, this emulator for {_state.AppKey}.", nameof(path));
        }

        seed.Plant(this);
    }

    private Account KnownUser(string id) =>
        _state.FindUser(id) ?? throw new ArgumentException($"There is no user {id}; add the user first.", nameof(id));
}
