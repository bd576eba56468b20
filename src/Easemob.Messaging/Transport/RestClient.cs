using Easemob.Messaging.Resilience;

namespace Easemob.Messaging.Transport;

/// <summary>Carries out signed calls: with the user's token, at the host in use, repeated where that is safe.</summary>
internal sealed class RestClient(RestSender sender, RestEndpoints endpoints, AccessTokenSource tokens, RestPipeline pipeline)
{
    private const string FixedTokenAdvice = "The token was given ready-made and cannot be renewed: sign in with a new one.";

    /// <summary>Sends the request until there is an answer that is not a passing failure, and reads it.</summary>
    public Task<T> CallAsync<T>(RestRequest request, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.CallAsync(
            request.Operation,
            (call, token) => AttemptAsync(call, request with { Attempt = call.Attempts }, read, token),
            cancellationToken);

    private async Task<T> AttemptAsync<T>(ServerCall call, RestRequest request, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        EasemobToken token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        RestRequest signed = request with { Token = token };
        using RestAnswer answer = await SendAsync(call, signed, cancellationToken).ConfigureAwait(false);
        if (!answer.IsUnauthorized)
        {
            return RestAnswers.Read(signed, answer, read);
        }

        if (!tokens.CanRenew)
        {
            throw RestErrors.FromAnswer(signed, answer, FixedTokenAdvice);
        }

        EasemobToken renewed = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
        RestRequest repeated = request with { Token = renewed };
        using RestAnswer second = await SendAsync(call, repeated, cancellationToken).ConfigureAwait(false);
        return RestAnswers.Read(repeated, second, read);
    }

    private async Task<RestAnswer> SendAsync(ServerCall call, RestRequest request, CancellationToken cancellationToken)
    {
        Uri host = await endpoints.GetAsync(cancellationToken).ConfigureAwait(false);

        // While it is under way nobody knows; an answer, or the failure that ends it, says it for this attempt.
        bool before = call.IsOutcomeUnknown;
        call.IsOutcomeUnknown |= request.IsChange;
        try
        {
            RestAnswer answer = await sender.SendAsync(host, request, cancellationToken).ConfigureAwait(false);
            call.IsOutcomeUnknown = before;
            endpoints.Report(answer.Status);
            return answer;
        }
        catch (EasemobException unanswered) when (unanswered is EasemobConnectionException or EasemobTimeoutException)
        {
            // The next attempt goes elsewhere.
            call.IsOutcomeUnknown = before || unanswered.IsOutcomeUnknown;
            endpoints.MoveOn(host);
            throw;
        }
    }
}
