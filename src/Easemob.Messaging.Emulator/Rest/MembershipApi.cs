using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Adds others to groups, or chat rooms, and removes them.</summary>
internal sealed class MembershipApi(ServerState state, EmulatorChatType chatType)
{
    private readonly ConferenceNotices _notices = new(state);
    private readonly MemberAnswers _answers = new(state, chatType);

    public RestAnswer Add(RestCall call) => _answers.With(call, (conference, details) =>
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        IReadOnlyList<string> users = UserList.Read(body, "usernames");
        if (RefuseAdding(conference, details, call.UserId, users) is { } refusal)
        {
            return refusal;
        }

        if (state.TryJoin(conference, users) is not { } added)
        {
            return RestErrors.MemberListFull;
        }

        _notices.Added(conference, call.UserId, call.Device, added);
        return _answers.IsRoom ? Added(conference, added) : _answers.Done("post", "invite", conference, added);
    });

    public RestAnswer Remove(RestCall call) => _answers.With(call, (conference, details) =>
    {
        IReadOnlyList<string> users = [.. UserList.Split(call.Route("members")).Select(UserIds.Normalize)];
        if (details.Owner != call.UserId || users.Contains(details.Owner))
        {
            return RestErrors.NotPermitted;
        }

        IReadOnlyList<string> removed = state.Leave(conference, users);
        if (removed.Count == 0)
        {
            return RestErrors.NotMembers(users);
        }

        _notices.Removed(conference, call.UserId, call.Device, removed);
        return users.Count == 1
            ? _answers.Done("delete", "remove_member", conference, users[0])
            : _answers.Done("delete", "remove_member", conference, removed);
    });

    private RestAnswer? RefuseAdding(Channel conference, ConferenceDetails details, string by, IReadOnlyList<string> users)
    {
        if (users.Count == 0)
        {
            return RestErrors.BadRequest;
        }

        if (details.Owner != by && !(details.MembersInvite && state.IsMember(conference, by)))
        {
            return RestErrors.NotPermitted;
        }

        if (users.FirstOrDefault(user => state.FindUser(user) is null) is { } stranger)
        {
            return RestErrors.UnknownMember(stranger);
        }

        return users.All(user => state.IsMember(conference, user)) ? RestErrors.AlreadyMembers(users) : null;
    }

    private static RestAnswer Added(Channel room, IReadOnlyList<string> users) => RestAnswer.Object("post", writer =>
    {
        writer.WriteStartArray("newmembers");
        foreach (string user in users)
        {
            writer.WriteStringValue(user);
        }

        writer.WriteEndArray();
        writer.WriteString("action", "add_member");
        writer.WriteString("id", room.Id);
    });
}
