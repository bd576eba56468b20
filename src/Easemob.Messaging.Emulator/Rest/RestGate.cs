using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Refuses calls for another application, without the right token, too many of them, or of a function that is off.</summary>
internal sealed class RestGate(ServerState state)
{
    private readonly CallRates _rates = new(state.TimeProvider);

    /// <summary>Returns the refusal, or null if the call may go on.</summary>
    public RestAnswer? Refuse(RestCall call, RestOperation operation)
    {
        if (call.Route("org") is { } org && call.Route("app") is { } app
            && !string.Equals($"{org}#{app}", state.AppKey, StringComparison.OrdinalIgnoreCase))
        {
            return RestErrors.UnknownApplication(org, app, call.Http.Request.Path);
        }

        if (operation.Access != RestAccess.Anyone && RefuseToken(call, operation.Access) is { } refusal)
        {
            return refusal;
        }

        if (state.Switches.CallsPerMinute(call.Operation) is { } limit && !_rates.TryCall(call.Operation, call.User ?? "", limit))
        {
            return RestErrors.TooManyCalls;
        }

        return operation.Feature switch
        {
            RestFeature.ConversationList when !state.Switches.ConversationList => RestErrors.ConversationListNotOpen,
            RestFeature.MessageRoaming when !state.Switches.MessageRoaming => RestErrors.RoamingNotOpen,
            RestFeature.MessagePinning when !state.Switches.MessagePinning => RestErrors.PinningNotOpen,
            _ => null,
        };
    }

    private RestAnswer? RefuseToken(RestCall call, RestAccess access)
    {
        TokenState token = state.Tokens.Check(call.TokenText, out Token? known);
        call.Token = known;
        if (access == RestAccess.AnyToken)
        {
            call.User = known?.UserId;
        }

        return token switch
        {
            TokenState.Missing => RestErrors.MissingToken,
            TokenState.Expired => RestErrors.ExpiredToken,
            TokenState.Corrupt => RestErrors.CorruptToken,
            TokenState.Unknown => RestErrors.UnknownToken,
            // A token opens its own user's data and nobody else's.
            _ => known!.UserId == call.UserId ? null : RestErrors.MissingToken,
        };
    }
}
