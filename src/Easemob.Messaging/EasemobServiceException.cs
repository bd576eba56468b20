namespace Easemob.Messaging;

/// <summary>The server understood the call and refused it, or failed at it.</summary>
public class EasemobServiceException : EasemobException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">The vendor's number for the error.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobServiceException(EasemobErrorCode errorCode, string message, Exception? innerException = null)
        : base(errorCode, message, innerException)
    {
    }

    /// <summary>Gets the HTTP status of the answer, 0 where the answer came another way.</summary>
    public int HttpStatus { get; init; }

    /// <summary>Gets the server's own number for the error, where it gave one.</summary>
    public int? ServerCode { get; init; }

    /// <summary>Gets how long the server asked to be left alone; it does so when it is busy or answered too many calls.</summary>
    /// <value>Null where it did not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the server's own words, at most 200 characters.</summary>
    public string? ServerText { get; init; }
}
