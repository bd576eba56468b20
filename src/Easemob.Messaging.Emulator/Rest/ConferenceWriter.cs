using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Writes groups and chat rooms as answers show them.</summary>
internal sealed class ConferenceWriter(ServerState state)
{
    public static string IdName(EmulatorChatType chatType) => chatType == EmulatorChatType.ChatRoom ? "id" : "groupid";

    public static void WriteEntry(Utf8JsonWriter writer, Channel conference)
    {
        writer.WriteStartObject();
        writer.WriteString("id", conference.Id);
        writer.WriteString("name", conference.Details?.Name);
        writer.WriteString("owner", conference.Details?.Owner);
        if (conference.ChatType == EmulatorChatType.GroupChat)
        {
            // The older form of the list has these names.
            writer.WriteString("groupid", conference.Id);
            writer.WriteString("groupname", conference.Details?.Name);
        }

        writer.WriteEndObject();
    }

    public void WriteDetails(Utf8JsonWriter writer, Channel conference)
    {
        ConferenceDetails details = conference.Details!;
        IReadOnlyList<string> members = state.Members(conference);
        writer.WriteStartObject();
        writer.WriteString("id", conference.Id);
        writer.WriteString("name", details.Name);
        writer.WriteString("description", details.Description);
        writer.WriteBoolean("public", details.IsPublic);
        writer.WriteBoolean("membersonly", details.NeedsApproval);
        writer.WriteBoolean("allowinvites", details.MembersInvite);
        writer.WriteNumber("maxusers", details.MaximumMembers);
        writer.WriteString("owner", details.Owner);
        writer.WriteNumber("created", details.CreatedAt);
        writer.WriteString("custom", details.Custom);
        writer.WriteBoolean("mute", false);
        writer.WriteBoolean("disabled", false);
        writer.WriteNumber("affiliations_count", members.Count);
        writer.WriteStartArray("affiliations");
        foreach (string member in members)
        {
            WriteMember(writer, conference, member);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteMember(Utf8JsonWriter writer, Channel conference, string member)
    {
        writer.WriteStartObject();
        writer.WriteString(member == conference.Details?.Owner ? "owner" : "member", member);
        writer.WriteEndObject();
    }
}
