using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Tells users what happened to a group or chat room.</summary>
internal sealed class ConferenceNotices(ServerState state)
{
    private readonly Addresses _addresses = new(state.AppKey);

    /// <summary>Tells the owner's other devices of the new place, and its members that they are in it.</summary>
    public void Created(Channel conference, string owner, string? device)
    {
        Post(conference, Operation.Create, owner, device, [owner]);
        Post(conference, Operation.DirectJoined, owner, device, Others(conference, owner));
    }

    /// <summary>Tells those whom somebody added, and the others that they came.</summary>
    public void Added(Channel conference, string by, string? device, IReadOnlyList<string> users)
    {
        Post(conference, Operation.DirectJoined, by, device, users);
        foreach (string user in users)
        {
            Post(conference, Operation.Presence, user, null, Others(conference, [.. users]));
        }
    }

    /// <summary>Tells the others who came on their own, and with what words.</summary>
    public void Joined(Channel conference, string user, string? device, string? words = null)
    {
        Post(conference, Operation.Join, user, device, [user]);
        Post(conference, Operation.Presence, user, device, Others(conference, user), words);
    }

    public void Left(Channel conference, string user, string? device)
    {
        Post(conference, Operation.Leave, user, device, [user]);
        Post(conference, Operation.Absence, user, device, Others(conference, user));
    }

    public void Removed(Channel conference, string by, string? device, IReadOnlyList<string> users)
    {
        Post(conference, Operation.Kick, by, device, users);
        foreach (string user in users)
        {
            Post(conference, Operation.Absence, user, null, Others(conference, user));
        }
    }

    public void Destroyed(Channel conference, string by, string? device, IReadOnlyList<string> members) =>
        Post(conference, Operation.Destroy, by, device, members);

    /// <summary>Tells the owner who asks to be let in, and with what words.</summary>
    public void Applied(Channel conference, string user, string owner, string words) =>
        Post(conference, Operation.Apply, user, null, [owner], words);

    private IEnumerable<string> Others(Channel conference, params string[] users) => state.Members(conference).Except(users);

    private void Post(
        Channel conference, Operation operation, string from, string? device, IEnumerable<string> receivers, string? words = null)
    {
        foreach (string receiver in receivers)
        {
            byte[] body = Body(conference, operation, from, receiver, words).ToByteArray();
            state.Notices.Post(new Notice(receiver, receiver == from ? device : null, NoticeKind.Muc, body));
        }
    }

    private MUCBody Body(Channel conference, Operation operation, string from, string receiver, string? words)
    {
        MUCBody body = new()
        {
            MucId = _addresses.Full(conference.Id, isConference: true),
            Operation = operation,
            From = _addresses.Full(from, isConference: false),
            To = { _addresses.Full(receiver, isConference: false) },
            IsChatroom = conference.ChatType == EmulatorChatType.ChatRoom,
        };
        if (operation is Operation.DirectJoined)
        {
            body.MucName = conference.Details?.Name ?? "";
        }

        if (operation is Operation.Presence or Operation.Absence)
        {
            body.MucMemberCount = state.Members(conference).Count;
        }

        if (!string.IsNullOrEmpty(words) && operation == Operation.Apply)
        {
            body.Reason = words;
        }
        else if (!string.IsNullOrEmpty(words))
        {
            body.Ext = words;
        }

        return body;
    }
}
