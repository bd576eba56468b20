namespace Easemob.Messaging.Transport;

/// <summary>Makes the exceptions for files, in the wording of all others.</summary>
internal static class AttachmentErrors
{
    public static EasemobProtocolException NoAddress() =>
        Invalid("the message names no address of a file", "The message cannot be helped; ask its sender for another.");

    public static EasemobProtocolException NoSecret() =>
        Invalid("the message's secret for the file is none", "The message cannot be helped; ask its sender for another.");

    public static EasemobProtocolException Insecure() =>
        Invalid("the address of the file is not a secure one", "Only https is fetched, and http from this machine.");

    public static EasemobProtocolException Private(Exception? cause = null) => Invalid(
        "the address of the file is of this machine or a network nearby",
        "Where such hosts are meant to be asked, set AttachmentOptions.AllowPrivateHosts.",
        cause);

    public static EasemobProtocolException TooManyRedirects(int limit) =>
        Invalid(FormattableString.Invariant($"the file was moved more than {limit} times"), "Try again later.");

    private static EasemobProtocolException Invalid(string what, string advice, Exception? cause = null)
    {
        EasemobErrorCode code = EasemobErrorCode.FileInvalid;
        return new EasemobProtocolException(code, ErrorText.Compose(RestOperations.DownloadAttachment, what, code, advice), cause)
        {
            Operation = RestOperations.DownloadAttachment,
        };
    }
}
