using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>Guards what makes a file easy to find and to read.</summary>
public class SourceFileTests
{
    private const int MaxLines = 400;

    public static TheoryData<string> Files => [.. SourceTree.Library.Select(SourceTree.RelativePath)];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsNamedAfterItsOneType(string file)
    {
        // What only supplies a compiler's needs on the older target declares several small attributes.
        if (file == "Platform/CompilerAttributes.cs")
        {
            return;
        }

        string[] types = [.. Find(file).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
            .Select(type => type.Identifier.Text)
            .Distinct()];

        string name = Path.GetFileName(file).Split('.')[0];
        Assert.True(types.Length == 0 || types is [var only] && only == name, $"{file} declares {string.Join(", ", types)}.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsShort(string file) => Assert.InRange(Find(file).GetText().Lines.Count, 1, MaxLines);

    [Theory]
    [MemberData(nameof(Files))]
    public void File_BlocksOnNoTask(string file)
    {
        IEnumerable<string> members = Find(file).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(member => member.ToString());

        Assert.DoesNotContain(members, member => member.EndsWith(".GetAwaiter().GetResult", StringComparison.Ordinal));
    }

    private static SyntaxTree Find(string file) => SourceTree.Library.Single(tree => SourceTree.RelativePath(tree) == file);
}
