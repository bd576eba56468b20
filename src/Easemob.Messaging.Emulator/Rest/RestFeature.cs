namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Names the paid function that an operation belongs to.</summary>
internal enum RestFeature
{
    Free,
    ConversationList,
    MessageRoaming,
    MessagePinning,
}
