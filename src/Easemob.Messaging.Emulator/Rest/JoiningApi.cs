using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Lets users into groups, or chat rooms, and out again, by their own will.</summary>
internal sealed class JoiningApi(ServerState state, EmulatorChatType chatType)
{
    private readonly ConferenceNotices _notices = new(state);
    private readonly MemberAnswers _answers = new(state, chatType);

    public RestAnswer Members(RestCall call) => _answers.With(call, (conference, _) =>
        PageRequest.TryCut(call, state.Members(conference), out IReadOnlyList<string> page)
            ? RestAnswer.List("get", page, (writer, member) => ConferenceWriter.WriteMember(writer, conference, member))
            : RestErrors.BadRequest);

    public RestAnswer Join(RestCall call) => _answers.With(call, (conference, details) =>
    {
        string words = call.TryReadBody(out JsonElement body) ? body.Text("message") ?? "" : "";
        if (!_answers.IsRoom && state.IsMember(conference, call.UserId))
        {
            return RestErrors.AlreadyMembers([call.UserId]);
        }

        if (!_answers.IsRoom && !details.IsPublic)
        {
            return RestErrors.NotPermitted;
        }

        if (!_answers.IsRoom && details.NeedsApproval)
        {
            _notices.Applied(conference, call.UserId, details.Owner, words);
        }
        else if (state.TryJoin(conference, [call.UserId]) is not { } joined)
        {
            return RestErrors.MemberListFull;
        }
        else if (joined.Count > 0)
        {
            _notices.Joined(conference, call.UserId, call.Device, words);
        }

        return _answers.Done("post", "apply", conference, call.UserId);
    });

    public RestAnswer Leave(RestCall call) => _answers.With(call, (conference, details) =>
    {
        if (!_answers.IsRoom && details.Owner == call.UserId)
        {
            return RestErrors.NotPermitted;
        }

        if (state.Leave(conference, [call.UserId]).Count == 0)
        {
            return RestErrors.NotMembers([call.UserId]);
        }

        _notices.Left(conference, call.UserId, call.Device);
        return _answers.Done("delete", "quit", conference, call.UserId);
    });
}
