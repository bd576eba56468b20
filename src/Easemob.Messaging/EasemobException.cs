namespace Easemob.Messaging;

/// <summary>
/// The root of all that this library throws for what servers, networks and files do. Wrong arguments are
/// <see cref="ArgumentException"/> instead. No exception holds a token, a password or message text.
/// </summary>
public abstract class EasemobException : Exception
{
    private bool _isOutcomeUnknown;

    private protected EasemobException(EasemobErrorCode errorCode, string message, Exception? innerException)
        : base(message, innerException)
    {
        ErrorCode = errorCode;
    }

    /// <summary>Gets the vendor's number for the error.</summary>
    public EasemobErrorCode ErrorCode { get; }

    /// <summary>Gets whether the same call may succeed later. What could be repeated safely was already repeated.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Gets whether the server may have carried out a removal, a deletion or a sending all the same: the connection broke or the time
    /// ran out after the request had left, in this attempt or in an earlier one of the same call; or it has, and the cache could not
    /// follow.
    /// </summary>
    /// <value>Always false for calls that change nothing on the server.</value>
    public bool IsOutcomeUnknown
    {
        get => _isOutcomeUnknown;
        init => _isOutcomeUnknown = value;
    }

    /// <summary>Gets the operation that failed, such as <c>FetchHistory</c>.</summary>
    /// <value>Empty where no operation was under way.</value>
    public string Operation { get; init; } = string.Empty;

    /// <summary>Remembers that an earlier attempt of the same call may have been carried out.</summary>
    internal void MarkOutcomeUnknown() => _isOutcomeUnknown = true;
}
