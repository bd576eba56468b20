namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>A step of a random sequence: a few small numbers, of which each kind takes what it needs.</summary>
internal readonly record struct StoreStep(int Kind, int Id, int Time, int Extra, bool IsFlagged)
{
    public const int Kinds = 19;

    private static readonly string[] Users = [StoreModel.User, "bob", "carol"];

    /// <summary>Gets the id of the message: every other one is beyond the range of signed numbers.</summary>
    public ulong MessageId => Id % 2 == 0 ? (ulong)Id : (1UL << 63) + (ulong)Id;

    public string MessageName => MessageIds.Format(MessageId);

    /// <summary>Gets the conversation of the message; no message changes it.</summary>
    public ConversationKey Conversation => StoreModel.Keys[Id % StoreModel.Keys.Count];

    public ModelRow Row => new()
    {
        Id = MessageId,
        Conversation = Conversation,
        Time = Time,
        Sender = Users[Extra % Users.Length],
        Type = Extra % 2 == 0 ? MessageType.Text : MessageType.Custom,
        Text = $"text {Extra}",
        Note = IsFlagged ? $"note {Extra}" : null,
    };

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Time);

    public DateTimeOffset Until => At.AddMilliseconds(Extra % 6);

    public override string ToString() => $"step {Kind}: {Id} at {Time}, {Extra} {IsFlagged}";
}
