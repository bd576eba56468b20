namespace Easemob.Messaging;

/// <summary>The server answered too many calls lately and wants to be left alone for a while.</summary>
public sealed class EasemobRateLimitException : EasemobServiceException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobRateLimitException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }
}
