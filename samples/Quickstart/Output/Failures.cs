using Easemob.Messaging;

namespace Quickstart.Output;

/// <summary>Says what went wrong so that a person knows what to do.</summary>
internal static class Failures
{
    public static string Explain(EasemobException error)
    {
        // The message says what happened and what to do.
        var lines = new List<string> { $"Error {error.ErrorCode} ({error.GetType().Name})", error.Message };
        if (error is EasemobCacheException { FilePath: { } path })
        {
            lines.Add($"The file is {path}.");
        }

        if (error is EasemobRateLimitException { RetryAfter: { } wait })
        {
            lines.Add($"The server asks to wait {Math.Ceiling(wait.TotalSeconds)} seconds.");
        }
        else if (error.IsTransient)
        {
            lines.Add("The same call may succeed later.");
        }

        if (error.IsOutcomeUnknown)
        {
            lines.Add("The server may have done it all the same; doing it again is safe.");
        }

        return string.Join('\n', lines.Select(SafeText.OneLine));
    }
}
