namespace Easemob.Messaging;

/// <summary>The two halves of an app key: the organization and its app.</summary>
internal readonly record struct AppKey(string Organization, string App)
{
    public override string ToString() => $"{Organization}#{App}";

    /// <summary>Reads <c>org#app</c>. Neither half may hold what would change a path.</summary>
    public static bool TryParse(string? value, out AppKey appKey)
    {
        string[] parts = value?.Split('#') ?? [];
        bool valid = parts.Length == 2 && IsName(parts[0]) && IsName(parts[1]);
        appKey = valid ? new AppKey(parts[0], parts[1]) : default;
        return valid;
    }

    private static bool IsName(string part) =>
        part.Length > 0 && part is not ("." or "..") && part.All(static c =>
            c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.');
}
