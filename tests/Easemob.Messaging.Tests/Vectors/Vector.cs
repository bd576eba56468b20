using System.Text.Json;

namespace Easemob.Messaging.Tests.Vectors;

/// <summary>The exchanges and frames recorded from the vendor's own client.</summary>
internal static class Vector
{
    public static JsonElement Load(string folder, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(folder), name + ".json")));
        return document.RootElement.Clone();
    }

    /// <summary>Returns the names of the vectors whose name begins with one of the prefixes.</summary>
    public static IEnumerable<string> Names(string folder, params string[] prefixes) =>
        Directory.EnumerateFiles(Folder(folder), "*.json")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    private static string Folder(string folder) => Path.Combine(AppContext.BaseDirectory, "Vectors", folder);
}
