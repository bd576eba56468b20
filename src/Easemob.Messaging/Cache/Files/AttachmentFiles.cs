namespace Easemob.Messaging.Cache;

/// <summary>The files in a cache's own directory. Their names begin with the ids of their messages.</summary>
/// <param name="directory">The directory, or null for none.</param>
internal sealed class AttachmentFiles(string? directory)
{
    public string? Directory { get; } = directory;

    /// <summary>Returns the files that belong to a cache file: in a directory beside it, of the same name.</summary>
    public static AttachmentFiles Beside(string? cachePath) => new(cachePath is null ? null : Path.ChangeExtension(cachePath, ".files"));

    /// <summary>Lists the files by the message that they belong to; what has no id for a name is nobody's business here.</summary>
    public ILookup<ulong, string> ByMessage() => Paths()
        .Select(static path => (IsOurs: MessageIds.TryParse(Path.GetFileName(path).Split('.')[0], out ulong id), Id: id, Path: path))
        .Where(static file => file.IsOurs)
        .ToLookup(static file => file.Id, static file => file.Path);

    /// <summary>Deletes a file, unless somebody has it open: it may be under way.</summary>
    public static bool TryDelete(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes all files, also those that are under way.</summary>
    /// <returns>How many there were.</returns>
    public int DeleteAll()
    {
        string[] paths = Paths();
        Array.ForEach(paths, File.Delete);
        return paths.Length;
    }

    private string[] Paths() => System.IO.Directory.Exists(Directory) ? System.IO.Directory.GetFiles(Directory) : [];
}
