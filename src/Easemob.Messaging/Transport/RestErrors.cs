using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <summary>Makes the transport's exceptions, all in one wording: what failed, the number, what to do.</summary>
internal static class RestErrors
{
    private const int BadRequest = 400;

    /// <summary>Makes the exception for an answer that is not a success.</summary>
    /// <param name="request">The request that was answered.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="advice">What to do, where the usual advice does not fit.</param>
    public static EasemobServiceException FromAnswer(RestRequest request, RestAnswer answer, string? advice = null)
    {
        var body = RestErrorBody.Parse(answer.Body);
        return Create(request, answer, body, RestErrorTable.Find(request, answer.Status, body), advice);
    }

    /// <summary>
    /// Makes the exception for an answer that claims success and names an error. Its words mean what they mean beside a 400;
    /// words that say nothing make it an unknown error rather than a wrong parameter.
    /// </summary>
    public static EasemobServiceException FromErrorInSuccess(RestRequest request, RestAnswer answer)
    {
        var body = RestErrorBody.Parse(answer.Body);
        RestErrorRule rule = RestErrorTable.Find(request, BadRequest, body);
        return Create(request, answer, body, rule.IsCatchAll ? RestErrorTable.Unknown : rule, null);
    }

    /// <summary>Makes the exception for a request without an answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cause">What the handler threw.</param>
    /// <param name="answered">Whether the answer had begun, so that the request surely arrived.</param>
    public static EasemobConnectionException FromConnection(RestRequest request, Exception cause, bool answered)
    {
        HttpFailure failure = answered ? HttpFailure.Broken : HttpFailures.Classify(cause);
        (EasemobErrorCode code, string what, string advice) =
            ErrorText.Describe(failure, broken: "the connection broke before the answer was complete");
        return new EasemobConnectionException(code, ErrorText.Compose(request.Operation, what, code, advice), cause)
        {
            IsTransient = failure != HttpFailure.NotSecured,
            IsOutcomeUnknown = request.IsChange && failure == HttpFailure.Broken,
            Operation = request.Operation,
        };
    }

    /// <summary>Makes the exception for a discovery that named no host.</summary>
    public static EasemobConnectionException NoHost(Exception? cause)
    {
        EasemobErrorCode code = EasemobErrorCode.ServerAddressNotFound;
        string last = cause is null ? string.Empty : $" The last failure: {cause.Message}";
        const string What = "no discovery host named a usable REST host";
        string message = ErrorText.Compose(RestOperations.DiscoverService, What, code, "Check the network and the app key." + last);
        return new EasemobConnectionException(code, message, cause)
        {
            IsTransient = true,
            Operation = RestOperations.DiscoverService,
        };
    }

    /// <summary>Makes the exception for a discovery that named no realtime host.</summary>
    public static EasemobConnectionException NoRealtimeHost()
    {
        EasemobErrorCode code = EasemobErrorCode.ServerAddressNotFound;
        const string What = "the discovery document names no usable realtime host";
        return new EasemobConnectionException(
            code, ErrorText.Compose(RestOperations.DiscoverService, What, code, "Check that the app has the realtime service."))
        {
            IsTransient = true,
            Operation = RestOperations.DiscoverService,
        };
    }

    /// <summary>Makes the exception for a success that cannot be understood.</summary>
    public static EasemobProtocolException Malformed(RestRequest request, string what, Exception? cause = null)
    {
        EasemobErrorCode code = EasemobErrorCode.MalformedResponse;
        const string Advice = "Check that the address is the service's and no proxy answers for it.";
        return new EasemobProtocolException(code, ErrorText.Compose(request.Operation, what, code, Advice), cause)
        {
            IsOutcomeUnknown = request.IsChange,
            Operation = request.Operation,
        };
    }

    public static EasemobProtocolException TooLarge(RestRequest request, int limit)
    {
        EasemobErrorCode code = EasemobErrorCode.MalformedResponse;
        string what = FormattableString.Invariant($"the answer is larger than {limit} bytes");
        return new EasemobProtocolException(
            code, ErrorText.Compose(request.Operation, what, code, "Ask for less, or raise EasemobOptions.MaxResponseBytes."), null)
        {
            IsOutcomeUnknown = request.IsChange,
            Operation = request.Operation,
        };
    }

    public static EasemobAuthenticationException NotSignedIn(string userId)
    {
        EasemobErrorCode code = EasemobErrorCode.NotSignedIn;
        return new EasemobAuthenticationException(
            code, ErrorText.Compose(RestOperations.SignIn, $"{userId} has signed out", code, "Call SignInAsync first."))
        {
            Operation = RestOperations.SignIn,
        };
    }

    public static EasemobTimeoutException ProviderGaveUp(OperationCanceledException cause)
    {
        EasemobErrorCode code = EasemobErrorCode.ServerTimeout;
        const string What = "the token provider gave up";
        return new EasemobTimeoutException(
            code, ErrorText.Compose(RestOperations.SignIn, What, code, "Check what it waits for and try again."), cause)
        {
            IsTransient = true,
            Operation = RestOperations.SignIn,
        };
    }

    private static EasemobServiceException Create(
        RestRequest request, RestAnswer answer, RestErrorBody body, RestErrorRule rule, string? advice)
    {
        EasemobErrorCode code = rule.CodeFor(request);

        // A body without the vendor's texts may be the request itself, with the password in any of JSON's spellings.
        string? words = request.Secret is null ? body.Text : body.NamedText;
        string? text = ServerText.Clean(words, request.Secret, request.Token?.Value);
        string said = text is null ? string.Empty : $": {text}";
        string what = FormattableString.Invariant($"the server answered {answer.Status}{said}");
        string message = ErrorText.Compose(request.Operation, what, code, advice ?? Advice(rule, code));
        return rule.Kind switch
        {
            RestErrorKind.Authentication => new EasemobAuthenticationException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = request.Operation,
                HttpStatus = answer.Status,
                ServerCode = body.Code,
                ServerText = text,
            },
            RestErrorKind.FeatureDisabled => new EasemobFeatureDisabledException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = request.Operation,
                HttpStatus = answer.Status,
                ServerCode = body.Code,
                ServerText = text,
            },
            RestErrorKind.RateLimit => new EasemobRateLimitException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = request.Operation,
                HttpStatus = answer.Status,
                ServerCode = body.Code,
                ServerText = text,
                RetryAfter = answer.RetryAfter,
            },
            _ => new EasemobServiceException(code, message)
            {
                IsTransient = rule.IsTransient,
                IsOutcomeUnknown = request.IsChange && rule.IsTransient,
                RetryAfter = answer.RetryAfter,
                Operation = request.Operation,
                HttpStatus = answer.Status,
                ServerCode = body.Code,
                ServerText = text,
            },
        };
    }

    private static string Advice(RestErrorRule rule, EasemobErrorCode code) => (rule.Kind, code.Value) switch
    {
        (RestErrorKind.FeatureDisabled, _) => "Have the vendor or its console switch the function on for this app.",
        (RestErrorKind.RateLimit, _) => "Call less often, and wait before trying again.",
        (_, 100) => "Check the app key.",
        (_, 102) => "Check the password.",
        (_, 104 or 108) => "Sign in again with a valid token.",
        (_, 204) => "Check the user id.",
        (_, 305) => "Have the user activated again.",
        (_, 4 or 112) => "Ask for less, or have the vendor raise the limit.",
        (_, 107 or 500 or 606 or 705) => "Check the id; it may have been deleted.",
        (_, 110) => "Check the arguments.",
        (_, 210) when rule.Operation == RestOperations.DownloadAttachment => "The file is not handed out; ask its sender for another.",
        (_, 400) => "The file is gone; ask its sender for another.",
        (_, 210 or 602) => "Check that the user is a member and may do this.",
        (_, 302 or 303) when rule.IsTransient => "Try again later.",
        _ => "See the server's text.",
    };
}
