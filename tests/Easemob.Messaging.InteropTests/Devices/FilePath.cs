namespace Easemob.Messaging.InteropTests.Devices;

internal static class FilePath
{
    /// <summary>Returns what is left of a file's address when host and query, which the vendor's client rewrites, are taken away.</summary>
    public static string? Of(string? url) => string.IsNullOrEmpty(url) ? null : new Uri(url).AbsolutePath;
}
