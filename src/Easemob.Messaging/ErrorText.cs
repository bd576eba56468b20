namespace Easemob.Messaging;

/// <summary>The wording that all exceptions share: what failed, the number, what to do.</summary>
internal static class ErrorText
{
    public static string Compose(string operation, string what, EasemobErrorCode code, string advice) =>
        $"{operation} failed: {what.TrimEnd('.')} (error {code}). {advice}";

    /// <summary>Says what a failure of the network is to the caller.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="broken">What to say where the connection was there and broke.</param>
    public static (EasemobErrorCode Code, string What, string Advice) Describe(HttpFailure failure, string broken) => failure switch
    {
        HttpFailure.NameNotResolved =>
            (EasemobErrorCode.ServerAddressNotFound, "the host's name was not resolved", "Check the address and the network."),
        HttpFailure.NotConnected =>
            (EasemobErrorCode.ServerUnreachable, "no connection came about", "Check the network and try again."),
        HttpFailure.NotSecured =>
            (EasemobErrorCode.ServerUnreachable, "no secure connection came about", "Check the server's certificate and the clock."),
        _ => (EasemobErrorCode.ServerUnreachable, broken, "Try again."),
    };
}
