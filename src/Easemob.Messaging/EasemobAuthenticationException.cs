namespace Easemob.Messaging;

/// <summary>
/// The server did not accept who the user says he is: wrong password, unknown user, or a token that could not be renewed.
/// </summary>
public sealed class EasemobAuthenticationException : EasemobServiceException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobAuthenticationException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }
}
