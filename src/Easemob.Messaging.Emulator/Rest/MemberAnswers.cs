using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Finds the group or chat room that a call is about, and answers what became of its members.</summary>
internal sealed class MemberAnswers(ServerState state, EmulatorChatType chatType)
{
    public bool IsRoom => chatType == EmulatorChatType.ChatRoom;

    public RestAnswer With(RestCall call, Func<Channel, ConferenceDetails, RestAnswer> answer) =>
        state.FindConference(chatType, call.Route("id")) is { Details: { } details } conference
            ? answer(conference, details)
            : RestErrors.UnknownGroup(call.Route("id"));

    public RestAnswer Done(string method, string action, Channel conference, string user) =>
        RestAnswer.Object(method, writer => Write(writer, action, conference, user));

    public RestAnswer Done(string method, string action, Channel conference, IReadOnlyList<string> users) =>
        RestAnswer.List(method, users, (writer, user) =>
        {
            writer.WriteStartObject();
            Write(writer, action, conference, user);
            writer.WriteEndObject();
        });

    private void Write(Utf8JsonWriter writer, string action, Channel conference, string user)
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
}
