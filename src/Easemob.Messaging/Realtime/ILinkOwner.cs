namespace Easemob.Messaging.Realtime;

/// <summary>Whom a connection tells what becomes of it.</summary>
internal interface ILinkOwner
{
    /// <summary>All that was missed has been received, and the listener is prepared.</summary>
    void OnPrepared(MsyncLink link);

    /// <summary>The connection is of no more use. Called once, before anybody who waits for an answer learns of it.</summary>
    void OnLost(MsyncLink link, LinkEnd end);

    void Report(ChatEvent change);
}
