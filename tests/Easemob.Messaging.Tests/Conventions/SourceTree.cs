using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>The library's own source files, parsed.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SyntaxTree> Library { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src", "Easemob.Messaging"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path)),
    ];

    /// <summary>Returns the file's path below the library's folder, with forward slashes.</summary>
    public static string RelativePath(SyntaxTree tree) =>
        Path.GetRelativePath(Path.Combine(Root, "src", "Easemob.Messaging"), tree.FilePath).Replace('\\', '/');

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Easemob.Messaging.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
