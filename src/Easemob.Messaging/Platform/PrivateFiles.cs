namespace Easemob.Messaging.Platform;

/// <summary>
/// Directories and files that only their owner may read. On Unix with .NET; netstandard2.0 cannot say so and leaves it to the
/// process's umask, Windows to the directory's access list.
/// </summary>
internal static class PrivateFiles
{
#if NET
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyDirectory = OwnerOnly | UnixFileMode.UserExecute;
#endif

    /// <summary>Creates a directory where there is none; one that exists stays as it is.</summary>
    public static void CreateDirectory(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, OwnerOnlyDirectory);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Creates an empty file; throws where there is one already.</summary>
    public static void CreateEmpty(string path) => Open(path, FileMode.CreateNew).Dispose();

    /// <summary>Opens a file, creating it where there is none, that nobody else can open before it is closed.</summary>
    public static FileStream OpenExclusively(string path) => Open(path, FileMode.OpenOrCreate);

    /// <summary>Opens a file to be added to, creating it where there is none, that nobody else can open before it is closed.</summary>
    public static FileStream OpenForDownload(string path, bool isPrivate) => isPrivate
        ? OpenExclusively(path)
        : new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    /// <summary>Gives a file another name.</summary>
    public static void Move(string path, string newPath, bool overwrite)
    {
#if NET
        File.Move(path, newPath, overwrite);
#else
        if (overwrite)
        {
            File.Delete(newPath);
        }

        File.Move(path, newPath);
#endif
    }

    private static FileStream Open(string path, FileMode mode)
    {
#if NET
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
#endif
    }
}
