using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>Guards the arrows between the rooms of the library.</summary>
public class RoomTests
{
    /// <summary>Which rooms a room may know. What lies in the root beside the two facades is known to all, like the models.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["EasemobClient"] =
            ["ChatManager", "Areas", "Sync", "Transport", "Realtime", "Cache", "Wire", "Models", "Resilience", "Diagnostics", "Platform"],
        ["ChatManager"] = ["Areas", "Sync", "Local", "Transport", "Realtime", "Cache", "Models", "Diagnostics", "Platform"],
        ["Areas"] = ["Models"],
        ["Sync"] = ["Areas", "Transport", "Realtime", "Cache", "Wire", "Models", "Resilience", "Diagnostics", "Platform"],
        ["Local"] = ["Areas", "Cache", "Models", "Diagnostics", "Platform"],
        ["Transport"] = ["Wire", "Models", "Resilience", "Diagnostics", "Platform"],
        ["Realtime"] = ["Wire", "Models", "Resilience", "Diagnostics", "Platform"],
        ["Cache"] = ["Wire", "Models", "Resilience", "Diagnostics", "Platform"],
        ["Wire"] = ["Models", "Platform"],
        ["Models"] = ["Platform"],
        ["Resilience"] = ["Models", "Diagnostics", "Platform"],
        ["Diagnostics"] = ["Models", "Platform"],
        ["Platform"] = [],
    };

    [Fact]
    public void EveryFile_KnowsOnlyRoomsBelowItsOwn()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Rooms", SourceTree.Library, references);

        string[] offences = [.. SourceTree.Library.SelectMany(tree => Offences(compilation, tree)).Distinct().Order()];

        Assert.Empty(offences);
    }

    [Fact]
    public void EveryFile_LiesInARoom() =>
        Assert.All(SourceTree.Library, tree => Assert.Contains(RoomOf(tree), Arrows.Keys));

    [Fact]
    public void EveryRoom_HasSomethingInIt() =>
        Assert.Equal(Arrows.Keys.Order(), SourceTree.Library.Select(RoomOf).Distinct().Order());

    private static IEnumerable<string> Offences(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        string room = RoomOf(tree);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not { } symbol || (symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } type)
            {
                continue;
            }

            foreach (SyntaxReference declaration in type.OriginalDefinition.DeclaringSyntaxReferences)
            {
                string other = RoomOf(declaration.SyntaxTree);
                if (other != room && !Arrows[room].Contains(other))
                {
                    yield return $"{SourceTree.RelativePath(tree)} ({room}) knows {type.Name} ({other})";
                }
            }
        }
    }

    private static string RoomOf(SyntaxTree tree)
    {
        string path = SourceTree.RelativePath(tree);
        return path switch
        {
            "EasemobClient.cs" => "EasemobClient",
            "IChatManager.cs" => "ChatManager",
            _ when path.Contains('/') => path.Split('/')[0],
            _ when path.StartsWith("ChatManager.", StringComparison.Ordinal) => "ChatManager",
            _ => "Models",
        };
    }
}
