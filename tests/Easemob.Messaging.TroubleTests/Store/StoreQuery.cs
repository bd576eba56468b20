namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>A query of a random sequence, in small numbers too: 0 leaves a setting out.</summary>
internal readonly record struct StoreQuery(
    int Conversation, bool IsUp, int StartId, int StartTime, int From, int Length, int Types, int Senders, int Count)
{
    public MessageQuery ToQuery()
    {
        ConversationKey? key = Conversation == 0 ? null : StoreModel.Keys[(Conversation - 1) % StoreModel.Keys.Count];
        bool isById = key is not null && StartId > 0;
        return new MessageQuery
        {
            Conversation = key,
            Direction = IsUp ? SearchDirection.Up : SearchDirection.Down,
            StartMessageId = isById ? new StoreStep { Id = StartId }.MessageName : null,
            StartTime = isById ? null : At(StartTime),
            From = At(From),
            To = Length == 0 ? null : At(Math.Max(1, From) + Length - 1),
            Types = Types switch { 0 => [], 1 => [MessageType.Text], 2 => [MessageType.Custom, MessageType.Image], _ => [MessageType.Image] },
            Senders = Senders switch { 0 => [], 1 => ["Bob"], 2 => ["carol", StoreModel.User], _ => ["nobody"] },
        };
    }

    private static DateTimeOffset? At(int time) => time == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(time);
}
