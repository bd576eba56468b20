namespace Easemob.Messaging;

/// <summary>
/// The function is not switched on for this app (106 for conversation lists, 505 for the others): ask the vendor or its console to
/// enable it.
/// </summary>
public sealed class EasemobFeatureDisabledException : EasemobServiceException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobFeatureDisabledException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }
}
