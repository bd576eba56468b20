namespace Easemob.Messaging;

/// <summary>The server could not be reached, or the connection broke before the answer was complete.</summary>
public sealed class EasemobConnectionException : EasemobException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobConnectionException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }
}
