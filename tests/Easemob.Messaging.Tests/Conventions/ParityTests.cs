using System.Reflection;
using Easemob.Messaging.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>Keeps what <c>docs/parity.md</c> says of members and tests true.</summary>
public class ParityTests
{
    private static readonly Assembly Library = typeof(ChatManager).Assembly;
    private static readonly Lazy<HashSet<string>> Tests = new(FindTests);

    public static TheoryData<string> Rows => [.. ParityRow.All.Select(row => row.Number)];

    [Fact]
    public void Table_HasARowForEachFunction() => Assert.True(ParityRow.All.Count >= 75, $"Only {ParityRow.All.Count} rows were found.");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_NamesMembersWithTestsOrAReason(string number)
    {
        ParityRow row = ParityRow.Find(number);

        Assert.NotEmpty(row.Vendor);
        if (row.Members.Count == 0)
        {
            Assert.True(row.Note.Length > 20, $"{number} is left out and does not say why.");
        }
        else
        {
            Assert.NotEmpty(row.Tests);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Members_AreThere(string number) =>
        Assert.All(ParityRow.Find(number).Members, member => Assert.True(IsMember(member), $"The library has no {member}."));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tests_AreThere(string number) =>
        Assert.All(ParityRow.Find(number).Tests, test => Assert.True(Tests.Value.Contains(test), $"There is no test {test}."));

    private static bool IsMember(string name)
    {
        string[] parts = name.Split('.');
        Type? type = Library.GetExportedTypes().SingleOrDefault(type => type.Name.Split('`')[0] == parts[0]);
        return type is not null && (parts.Length == 1 || type.GetMember(parts[1]).Length > 0);
    }

    // A test of an abstract class is run, and named, by those that derive from it; here the class that has it counts.
    private static HashSet<string> FindTests()
    {
        IEnumerable<string> files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        return
        [
            .. files
                .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
                .OfType<MethodDeclarationSyntax>()
                .Where(IsTest)
                .Select(method => $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}"),
        ];
    }

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Select(attribute => attribute.Name.ToString())
        .Any(name => name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));
}
