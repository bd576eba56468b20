using System.Text;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator;

/// <summary>
/// Something that goes wrong with one frame of the realtime protocol. Faults are made here and scripted with <see
/// cref="FrameTroubleScript"/>.
/// </summary>
/// <remarks>
/// A fault strikes a frame on its way up before the server has handled it, one on its way down before the server has sent it; what the
/// frame is the answer to has happened by then. Faults are immutable and can be used many times.
/// </remarks>
public abstract class FrameFault
{
    private const int OversizedBytes = (4 * 1024 * 1024) + 1;

    private protected FrameFault()
    {
    }

    /// <summary>Gets no fault at all: the frame is handled or sent as usual. It lets frames pass before the next fault.</summary>
    public static FrameFault None { get; } = new FrameAction("none", context => context.PassAsync());

    /// <summary>Gets a connection that is cut, with no closing handshake, before the frame: it is neither handled nor sent.</summary>
    public static FrameFault CutBefore { get; } = new FrameEndFault(ConnectionEnd.Cut, passes: false);

    /// <summary>
    /// Gets a connection that is cut, with no closing handshake, after the frame: it is sent, or handled and its answers sent.
    /// </summary>
    public static FrameFault CutAfter { get; } = new FrameEndFault(ConnectionEnd.Cut, passes: true);

    /// <summary>Gets a connection that is reset before the frame; what was sent just before may be lost as well.</summary>
    public static FrameFault Reset { get; } = new FrameEndFault(ConnectionEnd.Reset, passes: false);

    /// <summary>Gets a connection that is closed with the closing handshake before the frame.</summary>
    public static FrameFault Close { get; } = new FrameEndFault(ConnectionEnd.Close, passes: false);

    /// <summary>Gets a frame that is lost: it is neither handled nor sent, and all else goes on. A request is so never answered.</summary>
    public static FrameFault Swallow { get; } = new FrameAction("swallowed", _ => ValueTask.CompletedTask);

    /// <summary>
    /// Gets a half-open connection: from this frame on nothing is read, sent or answered, pings included, while the socket stays open
    /// until the client leaves or the emulator stops. The device counts as connected.
    /// </summary>
    public static FrameFault Silence { get; } = new FrameAction("silence", context =>
    {
        context.Connection.BeSilent();
        return ValueTask.CompletedTask;
    });

    /// <summary>Gets a frame that is handled or sent twice.</summary>
    public static FrameFault Duplicate { get; } = new FrameAction("duplicate", async context =>
    {
        await context.PassAsync();
        await context.PassAsync();
    });

    /// <summary>Gets a frame that is held back until the next one of its direction has been handled or sent.</summary>
    public static FrameFault Reorder { get; } = new FrameAction("held back", context =>
    {
        context.Hold();
        return ValueTask.CompletedTask;
    });

    /// <summary>Gets bytes that are no frame in place of the frame.</summary>
    public static FrameFault Garbage { get; } = Replace([0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0xDE, 0xAD]);

    /// <summary>Gets a WebSocket text message with the base64 of the frame in place of the frame.</summary>
    public static FrameFault TextFrame { get; } = new FrameAction(
        "text frame",
        context => context.PassAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(context.Frame.Bytes)), isText: true));

    /// <summary>Gets the frame with an ignorable field of more than 4 MiB added.</summary>
    public static FrameFault Oversized { get; } =
        new FrameEdit("oversized", frame => frame.Envelope.UserAgent = new string('x', OversizedBytes));

    /// <summary>Gets a batch that is the answer to every later pull of its queue on this connection: always the same key.</summary>
    public static FrameFault SameKeyForever { get; } = new FrameStuckFault();

    /// <summary>Gets an answer without its <c>status</c>.</summary>
    public static FrameFault WithoutStatus { get; } = new FrameEdit("without status", frame => frame.Clear("status"));

    /// <summary>Gets a batch without its <c>queue</c>.</summary>
    public static FrameFault WithoutQueue { get; } = new FrameEdit("without queue", frame => frame.Clear("queue"));

    /// <summary>Gets a frame whose command nobody knows.</summary>
    public static FrameFault UnknownCommand { get; } =
        new FrameEdit("unknown command", frame => frame.Envelope.Command = (Protocol.Msync.MSync.Types.Command)99);

    /// <summary>Gets a batch whose items have a namespace that nobody knows.</summary>
    public static FrameFault UnknownNamespace { get; } = new FrameEdit("unknown namespace", frame =>
    {
        foreach (Protocol.Msync.Meta meta in frame.Metas)
        {
            meta.Ns = (Protocol.Msync.Meta.Types.NameSpace)99;
        }
    });

    /// <summary>
    /// Refuses: a request on its way up is not carried out and answered with the status, an answer on its way down gets the status in
    /// place of its own. A refused PROVISION is closed.
    /// </summary>
    /// <param name="code">The <c>error_code</c>, such as 1 for FAIL.</param>
    /// <param name="reason">The <c>reason</c>.</param>
    /// <returns>The fault.</returns>
    public static FrameFault Refused(int code, string reason) => new FrameRefusal(code, reason);

    /// <summary>Handles or sends the frame only after some time of the emulator's clock; frames behind it wait too.</summary>
    /// <param name="delay">How long to wait.</param>
    /// <returns>The fault.</returns>
    public static FrameFault Delay(TimeSpan delay) => None.DelayedBy(delay);

    /// <summary>Handles or sends other bytes in place of the frame.</summary>
    /// <param name="frame">The bytes.</param>
    /// <returns>The fault.</returns>
    public static FrameFault Replace(byte[] frame) => new FrameAction("replaced", context => context.PassAsync(frame));

    /// <summary>Handles or sends what is made of the frame.</summary>
    /// <param name="rewrite">Makes the bytes from the true ones; they are one <c>MSync</c>.</param>
    /// <returns>The fault.</returns>
    public static FrameFault Rewrite(Func<byte[], byte[]> rewrite) =>
        new FrameAction("rewritten", context => context.PassAsync(rewrite(context.Frame.Bytes)));

    /// <summary>Makes this fault strike only after some time of the emulator's clock; frames behind it wait too.</summary>
    /// <param name="delay">How long to wait.</param>
    /// <returns>The fault.</returns>
    public FrameFault DelayedBy(TimeSpan delay) => new FrameAction($"{this}, after {delay}", async context =>
    {
        await Task.Delay(delay, context.Services.State.TimeProvider, context.Connection.Lifetime);
        await StrikeAsync(context);
    });

    internal abstract ValueTask StrikeAsync(FrameFaultContext context);
}
