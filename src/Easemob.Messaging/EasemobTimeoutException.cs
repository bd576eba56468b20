namespace Easemob.Messaging;

/// <summary>
/// The server did not answer in time (301, or 354 where it was the sign-in of a realtime connection).
/// <see cref="EasemobException.IsOutcomeUnknown"/> says whether a removal, a deletion or a sending may have been carried out.
/// </summary>
public sealed class EasemobTimeoutException : EasemobException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobTimeoutException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }

    /// <summary>Gets how long the library waited.</summary>
    public TimeSpan Timeout { get; init; }
}
