using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Reads what somebody wants a new group or chat room to be; the two have different words for some of it.</summary>
internal static class ConferenceRequest
{
    private const int DefaultMaximum = 200;

    /// <summary>Returns the details, or null if there is no name or no room for anybody.</summary>
    public static ConferenceDetails? Details(JsonElement body, string owner, long now)
    {
        string? name = body.Text("groupname") ?? body.Text("name");
        long maximum = body.Number("maxusers") ?? DefaultMaximum;
        return name is null || maximum is < 1 or > int.MaxValue ? null : new ConferenceDetails
        {
            Name = name,
            Owner = owner,
            CreatedAt = now,
            Description = body.Text("desc") ?? body.Text("description") ?? "",
            Custom = body.Text("custom") ?? "",
            IsPublic = body.Find("public") is null || body.Truth("public"),
            NeedsApproval = body.Truth("approval") || body.Truth("membersonly") || body.Truth("members_only"),
            MembersInvite = body.Truth("allowinvites"),
            MaximumMembers = (int)maximum,
        };
    }
}
