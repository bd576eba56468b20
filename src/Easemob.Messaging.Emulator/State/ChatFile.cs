namespace Easemob.Messaging.Emulator.State;

/// <summary>A file that was uploaded to be sent in messages.</summary>
/// <param name="Id">Its id, the last part of its address.</param>
/// <param name="Secret">What opens it.</param>
/// <param name="IsRestricted">Whether it opens only by the secret.</param>
/// <param name="ContentType">The content type it was uploaded with.</param>
/// <param name="Content">The bytes.</param>
internal sealed record ChatFile(string Id, string Secret, bool IsRestricted, string ContentType, byte[] Content);
