using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests;

/// <summary>A column of the matrix: something that goes wrong with a request, and what a call makes of it.</summary>
/// <remarks>The table says in code what the design says in words; nothing in it is computed by what is tested.</remarks>
internal sealed record Trouble(string Name, Failure Failure)
{
    private static readonly Type Service = typeof(EasemobServiceException);
    private static readonly Type RateLimit = typeof(EasemobRateLimitException);
    private static readonly Type Connection = typeof(EasemobConnectionException);
    private static readonly Type Timeout = typeof(EasemobTimeoutException);
    private static readonly Type Protocol = typeof(EasemobProtocolException);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Gets the columns by their names.</summary>
    public static IReadOnlyDictionary<string, Trouble> All { get; } = new Trouble[]
    {
        // The server answers, and what it says is not good. (type, code, again, outcome unknown, requests in all)
        Answer("429", () => Fault.RateLimited(), new(RateLimit, 4, true, false, 3)),
        Answer("429, in seconds", () => Fault.RateLimited(Second), new(RateLimit, 4, true, false, 3)),
        Answer("429, at a date", () => Fault.RateLimited(DateTimeOffset.UtcNow + Second), new(RateLimit, 4, true, false, 3)),
        Answer("429, in an hour", () => Fault.RateLimited(TimeSpan.FromHours(1)), new(RateLimit, 4, true, false, 1)),
        Answer("408", () => Fault.Status(408), new(Service, 303, true, true, 3)),
        Answer("500", () => Fault.Status(500), new(Service, 303, true, true, 3)),
        Answer("502", () => Fault.Status(502), new(Service, 303, true, true, 3)),
        Answer("503", () => Fault.Status(503), new(Service, 302, true, true, 3)),
        Answer("503, in seconds", () => Fault.Answer(503, "", headers: RetryAfterOne), new(Service, 302, true, true, 3)),
        Answer("504", () => Fault.Status(504), new(Service, 303, true, true, 3)),
        Answer("502 in HTML", () => Fault.Html(502), new(Service, 303, true, true, 3)),
        Answer("200 in HTML", () => Fault.Html(200), new(Protocol, 309, false, true, 1)),
        Answer("200 with nothing inside", () => Fault.Answer(200, ""), new(Protocol, 309, false, true, 1)),
        Answer("200 with an error inside", () => Fault.Status(200), new(Service, 303, false, false, 1)),
        Answer("307 elsewhere", () => Fault.Answer(307, "", headers: Elsewhere), new(Service, 303, false, false, 1)),

        // The answer is true and does not arrive as it was sent.
        Answer("truncated", () => Fault.TruncatedBody, new(Connection, 300, true, true, 3)),
        Answer("reset in the answer", () => Fault.ResetInBody, new(Connection, 300, true, true, 3)),
        Answer("length too small, rest missing", () => Fault.TruncatedJson, new(Protocol, 309, false, true, 1)),
        Answer("length too small, rest follows", () => Fault.OverlongBody, new(Protocol, 309, false, true, 1)),

        // There is no answer.
        Answer("reset", () => Fault.ConnectionReset, new(Connection, 300, true, true, 3)),
        Answer("half-closed", () => Fault.HalfClosed, new(Connection, 300, true, true, 3)),
        Silence("no answer", () => Fault.NoAnswer, new(Timeout, 301, true, true, 3)),
        Silence("half-open", () => Fault.HalfOpen, new(Timeout, 301, true, true, 3)),
        Silence("length too large", () => Fault.StalledBody, new(Timeout, 301, true, true, 3)),
        Silence("slow drip", () => Fault.Drip(TimeSpan.FromMilliseconds(50)), new(Timeout, 301, true, true, 3)),

        // There is no connection, so nothing was sent. (connections instead of requests)
        Network("name not resolved", Break.NameNotResolved, new(Connection, 304, true, false, 3)),
        Network("connection refused", Break.Refused, new(Connection, 300, true, false, 3)),
        Network("TLS refused", Break.NoTls, new(Connection, 300, false, false, 1)),
        Network("certificate unknown", Break.ForeignCertificate, new(Connection, 300, false, false, 1)),
    }.ToDictionary(trouble => trouble.Name);

    /// <summary>Gets what makes the fault that the emulator scripts; null for trouble before the request.</summary>
    public Func<Fault>? MakeFault { get; private init; }

    /// <summary>Gets what happens to the connection; nothing for trouble after it.</summary>
    public Break Break { get; private init; }

    /// <summary>Gets whether only a time limit ends it.</summary>
    public bool IsSilent { get; private init; }

    private static Dictionary<string, string> RetryAfterOne => new() { ["Retry-After"] = "1" };

    private static Dictionary<string, string> Elsewhere => new() { ["Location"] = "http://127.0.0.1:9/" };

    private static Trouble Answer(string name, Func<Fault> fault, Failure failure) => new(name, failure) { MakeFault = fault };

    private static Trouble Silence(string name, Func<Fault> fault, Failure failure) => new(name, failure) { MakeFault = fault, IsSilent = true };

    private static Trouble Network(string name, Break how, Failure failure) => new(name, failure) { Break = how };
}
