using Easemob.Messaging.Emulator.Rest;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Spoils the token that the request carries, then serves the request, which is refused for it.</summary>
internal sealed class TokenFault(TokenState defect) : Fault
{
    public override string ToString() => $"token {defect}";

    internal override Task StrikeAsync(FaultContext context)
    {
        if (context.Http.RestCall().TokenText is { } text)
        {
            context.State.Tokens.Spoil(text, defect);
        }

        return context.ServeAsync();
    }
}
