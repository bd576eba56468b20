using System.Text.RegularExpressions;
using Easemob.Messaging.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Easemob.Messaging.ScenarioTests.Documentation;

/// <summary>What the README shows is one program, read from top to bottom, and it compiles.</summary>
public partial class ReadmeTests
{
    private const string WhatAProjectImplies = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Moq;

        """;

    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void CodeBlocks_OneAfterTheOther_Compile()
    {
        string[] lines = [.. CodeBlock().Matches(Readme).SelectMany(match => match.Groups["code"].Value.Split('\n'))];
        ILookup<bool, string> byKind = lines.ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal));
        string program = WhatAProjectImplies + string.Join('\n', byKind[true].Distinct().Concat(byKind[false]));
        Type[] mentioned = [typeof(EasemobClient), typeof(Emulator.EasemobEmulator), typeof(Moq.Mock)];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(mentioned.Select(type => type.Assembly.Location))
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Readme", [CSharpSyntaxTree.ParseText(program)], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        Assert.NotEmpty(lines);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()));
    }

    [Fact]
    public void LinksToFiles_LeadSomewhere()
    {
        string[] files = [.. FileLink().Matches(Readme).Select(match => match.Groups["file"].Value)];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), file));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<file>[^):#]+)\)")]
    private static partial Regex FileLink();
}
