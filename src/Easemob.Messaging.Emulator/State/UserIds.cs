using System.Text.RegularExpressions;

namespace Easemob.Messaging.Emulator.State;

/// <summary>The rules for user ids: at most 64 of <c>A-Z a-z 0-9 _ - .</c>, the case of no importance.</summary>
internal static partial class UserIds
{
    public static string Normalize(string id) => id.ToLowerInvariant();

    public static bool IsLegal(string? id) => id is not null && Legal().IsMatch(id);

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,64}\z")]
    private static partial Regex Legal();
}
