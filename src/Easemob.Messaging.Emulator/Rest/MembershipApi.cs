using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Lets users in and out of groups, or chat rooms, by their own will or another's.</summary>
internal sealed class MembershipApi(ServerState state, EmulatorChatType chatType)
{
    private readonly ConferenceNotices _notices = new(state);

    private bool IsRoom => chatType == EmulatorChatType.ChatRoom;

    public RestAnswer Members(RestCall call) => With(call, conference =>
        PageRequest.TryCut(call, state.Members(conference), out IReadOnlyList<string> page)
            ? RestAnswer.List("get", page, (writer, member) => ConferenceWriter.WriteMember(writer, conference, member))
            : RestErrors.BadRequest);

    public RestAnswer Join(RestCall call) => With(call, conference =>
    {
        if (!IsRoom && state.IsMember(conference, call.UserId))
        {
            return RestErrors.AlreadyMembers([call.UserId]);
        }

        string words = call.TryReadBody(out JsonElement body) ? body.Text("message") ?? "" : "";
        if (!IsRoom && conference.Details is not { IsPublic: true })
        {
            return RestErrors.NotPermitted;
        }

        if (!IsRoom && conference.Details is { NeedsApproval: true })
        {
            _notices.Applied(conference, call.UserId, call.Device, words);
            return Done("post", "apply", conference, call.UserId);
        }

        if (state.TryJoin(conference, [call.UserId]) is not { } joined)
        {
            return RestErrors.MemberListFull;
        }

        if (joined.Count > 0)
        {
            _notices.Joined(conference, call.UserId, call.Device, words);
        }

        return Done("post", "apply", conference, call.UserId);
    });

    public RestAnswer Leave(RestCall call) => With(call, conference =>
    {
        if (!IsRoom && conference.Details!.Owner == call.UserId)
        {
            return RestErrors.NotPermitted;
        }

        if (state.Leave(conference, [call.UserId]).Count == 0)
        {
            return RestErrors.NotMembers([call.UserId]);
        }

        _notices.Left(conference, call.UserId, call.Device);
        return Done("delete", "quit", conference, call.UserId);
    });

    public RestAnswer Add(RestCall call) => With(call, conference =>
    {
        if (!call.TryReadBody(out JsonElement body) || UserList.Read(body, "usernames") is not { Count: > 0 } users)
        {
            return RestErrors.UnreadableBody;
        }

        if (RefuseAdding(conference, call.UserId, users) is { } refusal)
        {
            return refusal;
        }

        if (state.TryJoin(conference, users) is not { } added)
        {
            return RestErrors.MemberListFull;
        }

        _notices.Added(conference, call.UserId, call.Device, added);
        return IsRoom ? Added(conference, added) : RestAnswer.List("post", added, (writer, user) =>
        {
            writer.WriteStartObject();
            WriteResult(writer, "invite", conference, user);
            writer.WriteEndObject();
        });
    });

    public RestAnswer Remove(RestCall call) => With(call, conference =>
    {
        IReadOnlyList<string> users = [.. UserList.Split(call.Route("members")).Select(UserIds.Normalize)];
        string owner = conference.Details!.Owner;
        if (owner != call.UserId || users.Contains(owner))
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
            ? Done("delete", "remove_member", conference, users[0])
            : RestAnswer.List("delete", removed, (writer, user) =>
            {
                writer.WriteStartObject();
                WriteResult(writer, "remove_member", conference, user);
                writer.WriteEndObject();
            });
    });

    private RestAnswer? RefuseAdding(Channel conference, string by, IReadOnlyList<string> users)
    {
        ConferenceDetails details = conference.Details!;
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

    private RestAnswer Done(string method, string action, Channel conference, string user) =>
        RestAnswer.Object(method, writer => WriteResult(writer, action, conference, user));

    private void WriteResult(Utf8JsonWriter writer, string action, Channel conference, string user)
    {
        writer.WriteBoolean("result", true);
        writer.WriteString("action", action);
        writer.WriteString("user", user);
        writer.WriteString("id", conference.Id);
        if (!IsRoom)
        {
            writer.WriteString("groupid", conference.Id);
        }
    }

    private RestAnswer With(RestCall call, Func<Channel, RestAnswer> answer) =>
        state.FindConference(chatType, call.Route("id")) is { } conference
            ? answer(conference)
            : RestErrors.UnknownGroup(call.Route("id"));
}
