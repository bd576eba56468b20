using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>A message, receipt, recall or edit that a device sent.</summary>
internal sealed record Upload(Device Device, Meta Meta, MessageBody Body)
{
    public string Sender => Device.UserId;

    public bool IsToConference => Meta.To?.Domain.StartsWith("conference.", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Gets the id of the user, group or room it is sent to.</summary>
    public string Target => IsToConference ? Meta.To.Name : UserIds.Normalize(Meta.To?.Name ?? "");

    public string? TargetDevice => Meta.To is { ClientResource.Length: > 0 } to && !IsToConference ? to.ClientResource : null;
}
