using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Opens, describes and closes groups, or chat rooms.</summary>
internal sealed class ConferenceApi(ServerState state, EmulatorChatType chatType)
{
    private readonly ConferenceNotices _notices = new(state);
    private readonly ConferenceWriter _writer = new(state);

    public RestAnswer Create(RestCall call)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        string[] members = [.. UserList.Read(body, "members").Append(call.UserId).Distinct()];
        ConferenceDetails? details = ConferenceRequest.Details(body, call.UserId, state.Now);
        if (details is null)
        {
            return RestErrors.BadRequest;
        }

        if (members.FirstOrDefault(member => state.FindUser(member) is null) is { } stranger)
        {
            return RestErrors.UnknownMember(stranger);
        }

        if (members.Length > details.MaximumMembers)
        {
            return RestErrors.TooManyMembers;
        }

        Channel conference = state.CreateConference(chatType, details, members);
        _notices.Created(conference, call.UserId, call.Device);
        return RestAnswer.Object("post", writer => writer.WriteString(ConferenceWriter.IdName(chatType), conference.Id));
    }

    /// <summary>Describes places; there may be several ids in the path, with commas between them.</summary>
    public RestAnswer Details(RestCall call)
    {
        List<Channel> conferences = [];
        foreach (string id in UserList.Split(call.Route("id")))
        {
            if (state.FindConference(chatType, id) is not { } conference)
            {
                return RestErrors.UnknownGroup(id);
            }

            conferences.Add(conference);
        }

        return RestAnswer.List("get", conferences, _writer.WriteDetails);
    }

    public RestAnswer All(RestCall call) => List(call, state.Conferences(chatType));

    public RestAnswer Joined(RestCall call) => List(call, state.Conferences(chatType, call.UserId));

    public RestAnswer Destroy(RestCall call)
    {
        if (state.FindConference(chatType, call.Route("id")) is not { } conference)
        {
            return RestErrors.UnknownGroup(call.Route("id"));
        }

        if (conference.Details!.Owner != call.UserId)
        {
            return RestErrors.NotPermitted;
        }

        _notices.Destroyed(conference, call.UserId, call.Device, state.Destroy(conference));
        return RestAnswer.Object("delete", writer =>
        {
            writer.WriteBoolean("success", true);
            writer.WriteString(ConferenceWriter.IdName(chatType), conference.Id);
        });
    }

    private static RestAnswer List(RestCall call, IReadOnlyList<Channel> conferences) =>
        PageRequest.TryCut(call, conferences, out IReadOnlyList<Channel> page)
            ? RestAnswer.List("get", page, ConferenceWriter.WriteEntry)
            : RestErrors.BadRequest;
}
