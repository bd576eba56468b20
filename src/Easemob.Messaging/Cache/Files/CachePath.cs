namespace Easemob.Messaging.Cache;

/// <summary>Where the cache of a user is.</summary>
internal static class CachePath
{
    private const string DirectoryName = "Easemob.Messaging";

    /// <summary>
    /// Gets the full path of the cache of a user of an app. Ids never become part of the name as they are: what is a legal id need
    /// not be a legal or harmless file name, and the same user of two apps has two caches.
    /// </summary>
    /// <param name="directory">The directory, or null for the default.</param>
    /// <param name="appKey">The app key.</param>
    /// <param name="userId">The user's id, in any case.</param>
    public static string For(string? directory, string appKey, string userId) =>
        Path.Combine(Path.GetFullPath(directory ?? DefaultDirectory()), Digests.Sha256($"{appKey}\0{userId.ToLowerInvariant()}") + ".db");

    private static string DefaultDirectory()
    {
        // Unverified, since a new account's folder may not exist yet.
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, DirectoryName)
            : throw new EasemobCacheException(
                "The cache has no place: this account has no folder for application data (error 3). Set EasemobOptions.CacheDirectory.")
            {
                Failure = CacheFailure.NotWritable,
            };
    }
}
