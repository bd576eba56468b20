namespace Easemob.Messaging.Realtime;

/// <summary>Why a connection ended.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="SignedOut">What the application is told where the session is over with it; null where another connection is made.</param>
internal sealed record LinkEnd(EasemobException Reason, SignedOut? SignedOut = null);
