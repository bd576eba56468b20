using System.Globalization;
using Easemob.Messaging.Emulator.State;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator;

/// <summary>Something that goes wrong with one request. Faults are made here and scripted with <see cref="TroubleScript"/>.</summary>
/// <remarks>
/// A fault that replaces the answer keeps the operation from happening; <see cref="AfterEffect"/> turns it into one that lets the
/// operation happen and only loses the answer. Faults are immutable and can be used many times.
/// </remarks>
public abstract class Fault
{
    private protected Fault()
    {
    }

    /// <summary>
    /// Gets no fault at all: the request is served as usual. It lets some requests pass before the next fault in the script.
    /// </summary>
    public static Fault None { get; } = new NoFault();

    /// <summary>Gets a token that ends now: it is refused as expired, this time and from then on.</summary>
    public static Fault TokenExpires { get; } = new TokenFault(TokenState.Expired);

    /// <summary>Gets a token that the server calls corrupt, this time and from then on.</summary>
    public static Fault TokenCorrupted { get; } = new TokenFault(TokenState.Corrupt);

    /// <summary>Gets a token that the server no longer knows: it is refused, this time and from then on.</summary>
    public static Fault TokenRevoked { get; } = new TokenFault(TokenState.Unknown);

    /// <summary>Gets a connection that is reset instead of an answer.</summary>
    public static Fault ConnectionReset { get; } = new ResetFault();

    /// <summary>Gets no answer at all: the request hangs until the client gives up or the emulator stops.</summary>
    public static Fault NoAnswer { get; } = new HangFault();

    /// <summary>
    /// Gets a half-open connection: the request arrives, and from then on nobody is there. Nothing is answered, and nothing closed even
    /// when the client leaves, until the emulator stops.
    /// </summary>
    public static Fault HalfOpen { get; } = new HalfOpenFault();

    /// <summary>Gets a half-closed connection: the server ends its side without an answer and leaves the other to the client.</summary>
    public static Fault HalfClosed { get; } = new HalfClosedFault();

    /// <summary>
    /// Gets a true answer cut in the middle: its header promises the whole, then the connection is closed. The operation happens.
    /// </summary>
    public static Fault TruncatedBody { get; } = new CutFault(CutEnding.Close);

    /// <summary>Gets a true answer cut in the middle by a reset connection. The operation happens.</summary>
    public static Fault ResetInBody { get; } = new CutFault(CutEnding.Reset);

    /// <summary>
    /// Gets a true answer whose JSON ends in the middle although its length is what the header says. The operation happens.
    /// </summary>
    public static Fault TruncatedJson { get; } = new CutFault(CutEnding.ShortLength);

    /// <summary>
    /// Gets a true answer whose second half never comes although its header promises it and the connection stays. The operation happens.
    /// </summary>
    public static Fault StalledBody { get; } = new CutFault(CutEnding.Stall);

    /// <summary>Gets a true answer that is twice as long as its header says. The operation happens.</summary>
    public static Fault OverlongBody { get; } = new OverlongFault();

    /// <summary>Answers with a status and the service's usual error body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">The member <c>error</c>.</param>
    /// <param name="description">The member <c>error_description</c>.</param>
    /// <returns>The fault.</returns>
    public static Fault Status(int status, string error = "web_application", string description = "javax.ws.rs.WebApplicationException") =>
        new ErrorFault(status, error, description);

    /// <summary>Answers with any status, body and headers; also with 200 and an error inside.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; empty sends none.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="headers">Further headers; null for none.</param>
    /// <returns>The fault.</returns>
    public static Fault Answer(
        int status, string body, string contentType = "application/json", IReadOnlyDictionary<string, string>? headers = null) =>
        new AnswerFault(status, body, contentType, headers);

    /// <summary>
    /// Lets the operation happen and rewrites the body of its true answer: to corrupt a record, drop a member, repeat a page.
    /// </summary>
    /// <param name="rewrite">Makes the body to send from the true one.</param>
    /// <returns>The fault.</returns>
    public static Fault Rewrite(Func<string, string> rewrite) => new RewriteFault(rewrite);

    /// <summary>Answers with a page of HTML, as a proxy in between does.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The fault.</returns>
    public static Fault Html(int status) =>
        Answer(status, $"<html><head><title>{status}</title></head><body><center>nginx</center></body></html>", "text/html");

    /// <summary>Answers that there were too many calls, without saying how long to wait.</summary>
    /// <returns>The fault.</returns>
    public static Fault RateLimited() => RateLimited(null);

    /// <summary>Answers that there were too many calls.</summary>
    /// <param name="retryAfter">How long to wait, in whole seconds.</param>
    /// <returns>The fault.</returns>
    public static Fault RateLimited(TimeSpan retryAfter) =>
        RateLimited(((long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Answers that there were too many calls.</summary>
    /// <param name="retryAt">When to try again, sent as an HTTP date.</param>
    /// <returns>The fault.</returns>
    public static Fault RateLimited(DateTimeOffset retryAt) => RateLimited(retryAt.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Serves the request as usual, but only after some time of the emulator's clock.</summary>
    /// <param name="delay">How long to wait.</param>
    /// <returns>The fault.</returns>
    public static Fault Delay(TimeSpan delay) => None.DelayedBy(delay);

    /// <summary>Sends the true answer in small pieces. The operation happens.</summary>
    /// <param name="pause">How long to wait, by the emulator's clock, before each hundredth of the answer.</param>
    /// <returns>The fault.</returns>
    public static Fault Drip(TimeSpan pause) => new DripFault(pause);

    /// <summary>Makes this fault strike only after some time of the emulator's clock.</summary>
    /// <param name="delay">How long to wait.</param>
    /// <returns>The fault.</returns>
    public Fault DelayedBy(TimeSpan delay) => new DelayFault(delay, this);

    /// <summary>Lets the operation happen first and then loses its answer to this fault.</summary>
    /// <returns>The fault.</returns>
    public Fault AfterEffect() => new AfterEffectFault(this);

    internal abstract Task StrikeAsync(FaultContext context);

    private static ErrorFault RateLimited(string? retryAfter) => new(
        StatusCodes.Status429TooManyRequests, "reach_limit", "This request has reached api limit", retryAfter);
}
