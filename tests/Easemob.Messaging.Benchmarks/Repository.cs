namespace Easemob.Messaging.Benchmarks;

/// <summary>Where the benchmark finds what it shares with the tests.</summary>
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

        return folder ?? throw new InvalidOperationException("The benchmark runs outside of the repository.");
    }
}
