using System.Runtime.CompilerServices;

namespace Easemob.Messaging;

/// <summary>The service's rule for ids of users, groups, rooms and threads.</summary>
internal static class ServiceIds
{
    /// <summary>Returns the id as it was given, or throws for one that the service cannot know.</summary>
    public static string Validate(string id, [CallerArgumentExpression(nameof(id))] string? parameterName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameterName);
        if (id.Length > ConversationKey.MaxIdLength)
        {
            throw new ArgumentException(
                $"An id has at most {ConversationKey.MaxIdLength} bytes; this one has {id.Length} characters.", parameterName);
        }

        if (id is "." or "..")
        {
            throw new ArgumentException("'.' and '..' are path segments, not ids.", parameterName);
        }

        for (int i = 0; i < id.Length; i++)
        {
            char c = id[i];
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.'))
            {
                throw new ArgumentException(
                    $"An id is made of A-Z, a-z, 0-9, '_', '-' and '.'; the character at index {i} (U+{(int)c:X4}) is none of them.",
                    parameterName);
            }
        }

        return id;
    }

    /// <summary>Validates a user id and returns it in lower case, the form in which the service compares them.</summary>
    public static string Normalize(string userId, [CallerArgumentExpression(nameof(userId))] string? parameterName = null) =>
        Validate(userId, parameterName).ToLowerInvariant();

    /// <summary>Returns which way a message of a sender went, seen from a user; the service compares ids without regard to case.</summary>
    public static MessageDirection DirectionOf(string senderId, string ownUserId) =>
        string.Equals(senderId, ownUserId, StringComparison.OrdinalIgnoreCase) ? MessageDirection.Sent : MessageDirection.Received;
}
