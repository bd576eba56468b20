namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>Names what goes wrong with a connection before there is a request.</summary>
internal enum Break
{
    None,

    /// <summary>The host's name has no address.</summary>
    NameNotResolved,

    /// <summary>Nothing listens.</summary>
    Refused,

    /// <summary>Something listens and never says a word, so that the handshake hangs.</summary>
    Deaf,

    /// <summary>What listens speaks no TLS.</summary>
    NoTls,

    /// <summary>The certificate is nobody's.</summary>
    ForeignCertificate,
}
