namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Names who may call an operation.</summary>
internal enum RestAccess
{
    Anyone,

    /// <summary>Any user, by a valid token; the call is theirs.</summary>
    AnyToken,

    /// <summary>Only the user named in the path, by a valid token.</summary>
    OwnToken,
}
