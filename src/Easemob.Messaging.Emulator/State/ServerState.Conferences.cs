using System.Globalization;

namespace Easemob.Messaging.Emulator.State;

internal sealed partial class ServerState
{
    // The service's ids have 15 digits.
    private const long FirstConferenceId = 244_000_100_000_001;

    private long _nextConferenceId = FirstConferenceId;

    /// <summary>Opens a group or chat room; its owner is a member. All users must be known.</summary>
    public Channel CreateConference(EmulatorChatType chatType, ConferenceDetails details, IEnumerable<string> members)
    {
        lock (_gate)
        {
            while (_channels.FindConference(NextConferenceId) is not null)
            {
                _nextConferenceId++;
            }

            HashSet<string> all = KnownUsers(members.Prepend(details.Owner));
            Channel conference = chatType == EmulatorChatType.ChatRoom
                ? Channel.Room(NextConferenceId, all, details)
                : Channel.Group(NextConferenceId, all, details);
            _nextConferenceId++;
            _channels.Add(conference);
            return conference;
        }
    }

    /// <summary>Finds a group, or a chat room, by its id. Threads are neither.</summary>
    public Channel? FindConference(EmulatorChatType chatType, string? id)
    {
        lock (_gate)
        {
            return id is not null && _channels.FindConference(id) is { Details: not null } conference && conference.ChatType == chatType
                ? conference
                : null;
        }
    }

    /// <summary>Returns all groups, or all chat rooms, or only those a user is a member of.</summary>
    public IReadOnlyList<Channel> Conferences(EmulatorChatType chatType, string? member = null)
    {
        lock (_gate)
        {
            return
            [
                .. _channels.Conferences
                    .Where(conference => conference.Details is not null && conference.ChatType == chatType)
                    .Where(conference => member is null || conference.Members.Contains(member))
                    .OrderBy(conference => conference.Id, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Makes users members, all of them or, if they are too many, none; returns who was not one before, or null.</summary>
    public IReadOnlyList<string>? TryJoin(Channel conference, IEnumerable<string> userIds)
    {
        lock (_gate)
        {
            string[] joining = [.. KnownUsers(userIds).Except(conference.Members)];
            if (conference.Members.Count + joining.Length > conference.Details?.MaximumMembers)
            {
                return null;
            }

            conference.Members.UnionWith(joining);
            return joining;
        }
    }

    /// <summary>Takes users out; returns who was a member before.</summary>
    public IReadOnlyList<string> Leave(Channel conference, IEnumerable<string> userIds)
    {
        lock (_gate)
        {
            string[] leaving = [.. userIds.Select(UserIds.Normalize).Where(conference.Members.Remove)];
            return leaving;
        }
    }

    /// <summary>Closes a group or chat room for good; returns who was a member.</summary>
    public IReadOnlyList<string> Destroy(Channel conference)
    {
        lock (_gate)
        {
            _channels.Remove(conference);
            foreach (Account account in _accounts.Values)
            {
                account.Forget(conference);
            }

            return [.. conference.Members];
        }
    }

    private string NextConferenceId => _nextConferenceId.ToString(CultureInfo.InvariantCulture);
}
