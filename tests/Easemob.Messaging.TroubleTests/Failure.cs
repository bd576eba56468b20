namespace Easemob.Messaging.TroubleTests;

/// <summary>How a call is to fail where its trouble lasts.</summary>
/// <param name="Type">The exception.</param>
/// <param name="Code">The vendor's number.</param>
/// <param name="Again">Whether the same call may succeed later.</param>
/// <param name="Unknown">Whether the server may have carried the call out.</param>
/// <param name="Tries">How many requests, or connections where there is none, one call makes.</param>
internal sealed record Failure(Type Type, int Code, bool Again, bool Unknown, int Tries)
{
    /// <summary>Gets whether the call repeats what failed so, and converges where the trouble has passed.</summary>
    public bool IsRepeated => Tries > 1;

    public static Failure Of(EasemobException exception, int tries) =>
        new(exception.GetType(), exception.ErrorCode.Value, exception.IsTransient, exception.IsOutcomeUnknown, tries);
}
