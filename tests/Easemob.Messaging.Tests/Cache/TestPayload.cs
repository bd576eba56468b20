namespace Easemob.Messaging.Tests.Cache;

/// <summary>Bytes that nobody decodes before they have been through the cache.</summary>
internal sealed class TestPayload(PayloadFormat format, string bytes) : MessagePayload(System.Text.Encoding.UTF8.GetBytes(bytes))
{
    public override PayloadFormat Format => format;

    public override MessageContent Decode() => throw new InvalidOperationException("The cache decodes nothing.");
}
