using Easemob.Messaging.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>The library's own source files, parsed.</summary>
internal static class SourceTree
{
    public static IReadOnlyList<SyntaxTree> Library { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Easemob.Messaging"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path)),
    ];

    /// <summary>Returns the file's path below the library's folder, with forward slashes.</summary>
    public static string RelativePath(SyntaxTree tree) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src", "Easemob.Messaging"), tree.FilePath).Replace('\\', '/');
}
