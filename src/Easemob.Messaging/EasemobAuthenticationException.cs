namespace Easemob.Messaging;

/// <summary>
/// The user is not signed in: the server refused a password (102), a user (202, 204, 305), a device (213, 214, 220) or a token that
/// could not be renewed (104, 108), it ended the session (206, 207, 216, 217), or the user has signed out (201).
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
