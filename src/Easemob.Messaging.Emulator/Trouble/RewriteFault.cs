using System.Text;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class RewriteFault(Func<string, string> rewrite) : Fault
{
    public override string ToString() => "rewritten answer";

    internal override async Task StrikeAsync(FaultContext context)
    {
        string answer = Encoding.UTF8.GetString(await context.CaptureAsync());
        await context.Http.Response.WriteAsync(rewrite(answer), context.Ended);
    }
}
