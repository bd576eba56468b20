namespace Easemob.Messaging;

/// <summary>
/// To delete all conversations and all messages of the user. Local effect: all of them go, and what the server had until then stays gone
/// whatever is fetched later. Messages on their way are forgotten too, but for those that are being sent.
/// </summary>
public sealed record DeleteEverythingIntent : ServerIntent;
