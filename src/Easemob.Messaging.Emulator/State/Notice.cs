namespace Easemob.Messaging.Emulator.State;

/// <summary>Something a user's devices must be told, all but the one that caused it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="ActingDevice">The device that caused it, or null where that is not known.</param>
/// <param name="Kind">What the payload is.</param>
/// <param name="Payload">What they are told.</param>
internal sealed record Notice(string UserId, string? ActingDevice, NoticeKind Kind, byte[] Payload);
