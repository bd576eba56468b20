using Easemob.Messaging.Emulator.Rest;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Spoils the token that the request carries, then serves the request, which is refused for it.</summary>
internal sealed class TokenFault(bool isExpiry) : Fault
{
    public override string ToString() => isExpiry ? "token expires" : "token revoked";

    internal override Task StrikeAsync(FaultContext context)
    {
        string? text = context.Http.RestCall().TokenText;
        Action<Func<Token, bool>> spoil = isExpiry ? context.State.Tokens.Expire : context.State.Tokens.Revoke;
        spoil(token => token.Text == text);
        return context.ServeAsync();
    }
}
