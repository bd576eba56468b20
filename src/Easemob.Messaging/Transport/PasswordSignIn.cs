using System.Runtime.ExceptionServices;
using System.Text.Json;
using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <summary>Fetches tokens with a password. A host that fails is left for the next one; a refusal is final.</summary>
internal sealed class PasswordSignIn(
    PasswordCredential credential, RestRequestFactory requests, RestEndpoints endpoints, RestSender sender, TimeProvider timeProvider)
{
    // A life of more than ten years is one that was meant in milliseconds.
    private const double LongestLifeInSeconds = 10 * 365.25 * 24 * 3600;

    public async Task<EasemobToken> FetchAsync(CancellationToken cancellationToken)
    {
        RestRequest request = requests.SignIn(credential.Secret);
        var failed = new HashSet<Uri>();
        ExceptionDispatchInfo? lastFailure = null;
        while (true)
        {
            // A list that was fetched again meanwhile begins with hosts that have had their turn.
            Uri host = await endpoints.GetAsync(cancellationToken).ConfigureAwait(false);
            if (!failed.Add(host))
            {
                lastFailure!.Throw(); // there is one for every host that failed
            }

            try
            {
                return await FetchAsync(host, request, cancellationToken).ConfigureAwait(false);
            }
            catch (EasemobException failure) when (!IsRefusal(failure))
            {
                if (!endpoints.MoveOn(host))
                {
                    throw;
                }

                lastFailure = ExceptionDispatchInfo.Capture(failure);
            }
        }
    }

    private async Task<EasemobToken> FetchAsync(Uri host, RestRequest request, CancellationToken cancellationToken)
    {
        using RestAnswer answer = await sender.SendAsync(host, request, cancellationToken).ConfigureAwait(false);
        endpoints.Report(answer.Status);
        TokenPayload payload = RestAnswers.Read(
            request,
            answer,
            static json => JsonSerializer.Deserialize(json, RestJsonContext.Default.TokenPayload)!); // an object, so not null
        try
        {
            return new EasemobToken(payload.AccessToken ?? string.Empty, ExpiresAt(payload.ExpiresIn));
        }
        catch (ArgumentException)
        {
            // The exception is not kept as the cause: nothing about a token belongs in one.
            throw RestErrors.Malformed(request, "the answer holds no usable access token");
        }
    }

    /// <summary>Returns whether every other host would say the same.</summary>
    private static bool IsRefusal(EasemobException failure) =>
        failure is EasemobRateLimitException
        || (failure is EasemobServiceException { IsTransient: false } && failure.ErrorCode != EasemobErrorCode.ServerUnknownError);

    private DateTimeOffset? ExpiresAt(double? life)
    {
        if (life is not > 0)
        {
            return null;
        }

        double seconds = life.Value > LongestLifeInSeconds ? life.Value / 1000 : life.Value;
        return seconds > LongestLifeInSeconds ? null : timeProvider.GetUtcNow().AddSeconds(seconds);
    }
}
