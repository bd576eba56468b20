namespace Easemob.Messaging;

/// <summary>The server answered with success but the answer could not be understood, or was larger than the limits allow.</summary>
public sealed class EasemobProtocolException : EasemobException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobProtocolException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }
}
