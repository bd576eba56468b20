using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>Makes the channel's exceptions, all in one wording: what failed, the number, what to do.</summary>
internal static class RealtimeErrors
{
    /// <summary>Makes the exception for a sign-in that the server refused.</summary>
    public static EasemobServiceException SignInRefused(FrameStatus status, EasemobToken token) =>
        Refused(RealtimeOperations.Connect, RealtimeErrorTable.FindSignIn(status), status, token.Value);

    /// <summary>Makes the exception for an upload that the server refused.</summary>
    public static EasemobServiceException UploadRefused(string operation, FrameStatus status) =>
        Refused(operation, RealtimeErrorTable.FindUpload(operation, status), status, null);

    /// <summary>Makes the exception for a session that the server ended.</summary>
    public static EasemobAuthenticationException SignedOut(EasemobErrorCode code) => new(
        code, ErrorText.Compose(RealtimeOperations.Connect, "the server ended the session", code, Advice(code)))
    {
        Operation = RealtimeOperations.Connect,
    };

    /// <summary>Makes the exception for a token whose time is over.</summary>
    /// <param name="canRenew">Whether another can be had.</param>
    public static EasemobAuthenticationException TokenExpired(bool canRenew)
    {
        EasemobErrorCode code = EasemobErrorCode.TokenExpired;
        string advice = canRenew ? "The connection is made again with another one." : Advice(code);
        return new EasemobAuthenticationException(
            code, ErrorText.Compose(RealtimeOperations.Connect, "the token has expired", code, advice))
        {
            IsTransient = canRenew,
            Operation = RealtimeOperations.Connect,
        };
    }

    public static EasemobTimeoutException NotProvisioned(TimeSpan limit, Exception cause)
    {
        EasemobErrorCode code = EasemobErrorCode.ProvisionTimeout;
        string what = FormattableString.Invariant($"the server did not answer the sign-in within {limit.TotalSeconds:0.###} s");
        return new EasemobTimeoutException(code, ErrorText.Compose(RealtimeOperations.Connect, what, code, "Try again later."), cause)
        {
            IsTransient = true,
            Operation = RealtimeOperations.Connect,
            Timeout = limit,
        };
    }

    /// <summary>Makes the exception for a server that fell silent.</summary>
    /// <param name="what">What it did not do.</param>
    /// <param name="limit">How long it had.</param>
    public static EasemobTimeoutException Silent(string what, TimeSpan limit)
    {
        EasemobErrorCode code = EasemobErrorCode.ServerTimeout;
        string full = FormattableString.Invariant($"{what} within {limit.TotalSeconds:0.###} s");
        return new EasemobTimeoutException(code, ErrorText.Compose(RealtimeOperations.Connect, full, code, "Check the network."))
        {
            IsTransient = true,
            Operation = RealtimeOperations.Connect,
            Timeout = limit,
        };
    }

    /// <summary>Makes the exception for a connection that did not come about or broke.</summary>
    public static EasemobConnectionException Broken(Exception cause)
    {
        HttpFailure failure = HttpFailures.Classify(cause);
        (EasemobErrorCode code, string what, string advice) = ErrorText.Describe(failure, broken: "the connection broke");
        return Connection(RealtimeOperations.Connect, code, what, advice, cause, failure != HttpFailure.NotSecured);
    }

    public static EasemobConnectionException Closed() => Connection(
        RealtimeOperations.Connect, EasemobErrorCode.ServerUnreachable, "the server closed the connection", "Try again.");

    /// <summary>Makes the exception for hosts none of which may be sent a token.</summary>
    public static EasemobConnectionException NoSafeHost() => Connection(
        RealtimeOperations.Connect, EasemobErrorCode.ServerAddressNotFound, "no host speaks wss", "Check the addresses.");

    /// <summary>Makes the exception for what the application ended itself.</summary>
    public static EasemobConnectionException Disconnected() => Connection(
        RealtimeOperations.Connect, EasemobErrorCode.ServerUnreachable, "the application disconnected", "Connect again when it is wanted.");

    /// <summary>Makes the exception for a call that needs a connection.</summary>
    public static EasemobConnectionException NotConnected(string operation, Exception? cause = null) => Connection(
        operation, EasemobErrorCode.ServerUnreachable, "there is no realtime connection", "Call ConnectAsync first.", cause);

    /// <summary>Makes the exception for an upload whose connection was lost before the answer.</summary>
    public static EasemobConnectionException UploadLost(string operation)
    {
        EasemobErrorCode code = EasemobErrorCode.ServerUnreachable;
        const string What = "the connection was lost before the server answered";
        return new EasemobConnectionException(code, ErrorText.Compose(operation, What, code, "It may have been carried out all the same."))
        {
            IsTransient = true,
            IsOutcomeUnknown = true,
            Operation = operation,
        };
    }

    /// <summary>Makes the exception for what the listener threw.</summary>
    public static EasemobException NotTaken(Exception cause) => cause as EasemobException ?? Connection(
        RealtimeOperations.Connect, EasemobErrorCode.General, "what arrived could not be taken", "See the inner exception.", cause);

    /// <summary>Makes the exception for what an application's token provider or device name threw.</summary>
    public static EasemobException NoToken(Exception cause) => Connection(
        RealtimeOperations.Connect, EasemobErrorCode.General, "no token was had", "See the inner exception.", cause);

    /// <summary>Makes the exception for bytes that cannot be understood, or are too many.</summary>
    public static EasemobProtocolException Malformed(string operation, string what, Exception? cause = null, bool isOutcomeUnknown = false)
    {
        EasemobErrorCode code = EasemobErrorCode.MalformedResponse;
        const string Advice = "Check that the address is the service's and no proxy answers for it.";
        return new EasemobProtocolException(code, ErrorText.Compose(operation, what, code, Advice), cause)
        {
            IsOutcomeUnknown = isOutcomeUnknown,
            Operation = operation,
        };
    }

    private static EasemobConnectionException Connection(
        string operation, EasemobErrorCode code, string what, string advice, Exception? cause = null, bool isTransient = true) =>
        new(code, ErrorText.Compose(operation, what, code, advice), cause) { IsTransient = isTransient, Operation = operation };

    private static EasemobServiceException Refused(string operation, RealtimeErrorRule rule, FrameStatus status, string? secret)
    {
        EasemobErrorCode code = rule.ErrorCode;
        string? text = ServerText.Clean(status.Reason, secret);
        string said = text is null ? string.Empty : $": {text}";
        string what = FormattableString.Invariant($"the server answered {status.Code}{said}");
        string message = ErrorText.Compose(operation, what, code, Advice(code, rule.IsTransient));
        return rule.Kind switch
        {
            RealtimeErrorKind.Authentication => new EasemobAuthenticationException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = operation,
                ServerCode = status.Code,
                ServerText = text,
            },
            RealtimeErrorKind.FeatureDisabled => new EasemobFeatureDisabledException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = operation,
                ServerCode = status.Code,
                ServerText = text,
            },
            _ => new EasemobServiceException(code, message)
            {
                IsTransient = rule.IsTransient,
                Operation = operation,
                ServerCode = status.Code,
                ServerText = text,
            },
        };
    }

    private static string Advice(EasemobErrorCode code, bool isTransient = false) => code.Value switch
    {
        4 => "Ask for less.",
        8 => "Have the vendor raise the app's limits.",
        104 or 108 or 202 or 206 or 216 or 217 => "Sign in again.",
        204 or 207 => "Check the user id.",
        213 or 214 or 220 => "Sign out on another device first.",
        219 or 507 or 502 => "Wait before trying again.",
        305 => "Have the user activated again.",
        505 => "Have the vendor or its console switch the function on for this app.",
        210 or 221 or 506 or 602 or 607 => "Check that the user may write there.",
        606 => "Check the id; it may have been deleted.",
        510 => "Send less at once.",
        303 when isTransient => "Try again later.",
        _ => "See the server's text.",
    };
}
