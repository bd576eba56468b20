namespace Easemob.Messaging.Shared;

/// <summary>Where tests and benchmarks find the repository that they were built from; compiled into each of them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Easemob.Messaging.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("This runs outside of the repository.");
    }
}
