using System.Globalization;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;
using Content = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Makes items that the emulator would send in another order, or never.</summary>
internal static class WireItems
{
    private static long _nextId = 9_000_000_000_000_000_000;

    public static byte[] Recall(string appKey, string from, string to, string messageId) =>
        Item(appKey, from, to, new WireBody { Type = BodyType.Recall, AckMessageId = Parse(messageId) });

    public static byte[] ReadReceipt(string appKey, string from, string to, string messageId) =>
        Item(appKey, from, to, new WireBody { Type = BodyType.ReadAck, AckMessageId = Parse(messageId), Contents = { new Content() } });

    private static byte[] Item(string appKey, string from, string to, WireBody body)
    {
        body.From = new JID { Name = from };
        body.To = new JID { Name = to };
        return new Meta
        {
            Id = (ulong)Interlocked.Increment(ref _nextId),
            From = new JID { AppKey = appKey, Name = from, Domain = "easemob.com" },
            To = new JID { AppKey = appKey, Name = to, Domain = "easemob.com" },
            Timestamp = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            Ns = Meta.Types.NameSpace.Chat,
            Payload = body.ToByteString(),
        }.ToByteArray();
    }

    private static ulong Parse(string messageId) => ulong.Parse(messageId, CultureInfo.InvariantCulture);
}
