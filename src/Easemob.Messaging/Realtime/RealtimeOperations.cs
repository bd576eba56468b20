namespace Easemob.Messaging.Realtime;

/// <summary>The names of what the channel does, as exceptions and logs give them.</summary>
internal static class RealtimeOperations
{
    public const string Connect = "Connect";
    public const string SendMessage = "SendMessage";
    public const string EditMessage = "EditMessage";
    public const string RecallMessage = "RecallMessage";
    public const string SendReceipt = "SendReceipt";

    public static string Of(RealtimeUpload upload) => upload switch
    {
        MessageUpload => SendMessage,
        EditUpload => EditMessage,
        RecallUpload => RecallMessage,
        _ => SendReceipt,
    };
}
