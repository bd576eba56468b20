namespace Easemob.Messaging.Wire;

/// <summary>Something came into a queue.</summary>
internal sealed record QueueNotice(QueueAddress Queue) : ServerFrame;
