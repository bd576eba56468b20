using Easemob.Messaging.Shared;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>Finds what the vendor's client needs to run.</summary>
internal static class NodeTools
{
    private const string RequireVariable = "EASEMOB_REQUIRE_TOOLS";
    private const string VendorFolderName = "tests/Easemob.Messaging.InteropTests/vendor";

    /// <summary>Gets the folder of the Node program that drives the vendor's client.</summary>
    public static string VendorFolder { get; } = Path.Combine([Repository.Root, .. VendorFolderName.Split('/')]);

    /// <summary>Gets what is missing and what to do about it; null where nothing is.</summary>
    public static string? Missing { get; } =
        FindOnPath("node") is null ? "node is missing"
        : HasPackage("easemob-websdk") && HasPackage("ws") ? null
        : $"easemob-websdk is missing: run npm ci in {VendorFolderName}";

    /// <summary>Gets the reason to skip; null where a missing tool is a failure, or nothing is missing.</summary>
    public static string? SkipReason { get; } = Environment.GetEnvironmentVariable(RequireVariable) == "1" ? null : Missing;

    private static bool HasPackage(string name) => File.Exists(Path.Combine(VendorFolder, "node_modules", name, "package.json"));

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
}
