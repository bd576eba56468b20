namespace Easemob.Messaging.Wire;

/// <summary>What the server says of a request: 0 is success, 1 and 7 are explained by the text.</summary>
internal readonly record struct FrameStatus(int Code, string Reason)
{
    public bool IsOk => Code == 0;
}
