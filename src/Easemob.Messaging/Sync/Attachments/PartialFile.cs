using System.Globalization;

namespace Easemob.Messaging.Sync;

/// <summary>
/// A file that is not complete: under another name, for nobody else to write to, and with a note beside it of what it is a part of.
/// </summary>
internal sealed class PartialFile : DownloadTarget, IDisposable
{
    private const int TagLength = 8;

    private readonly string _path;
    private readonly string _notePath;
    private readonly string _source;
    private readonly FileStream _stream;

    private PartialFile(string path, string source, FileStream stream)
    {
        _path = path;
        _notePath = path + ".source";
        _source = source;
        _stream = stream;
    }

    /// <summary>Opens what is there of a file, or begins it.</summary>
    /// <param name="path">The path of the file when it is complete.</param>
    /// <param name="deviceId">
    /// Tells the caches that are open at a time apart: two of them never have one file, which one could move while the other writes to it.
    /// </param>
    /// <param name="source">What tells the file from others.</param>
    /// <param name="isPrivate">Whether only this user may read it.</param>
    public static PartialFile Open(string path, string deviceId, string source, bool isPrivate)
    {
        string partPath = $"{path}.{Digests.Sha256(deviceId).Substring(0, TagLength)}.part";
        FileStream stream = PrivateFiles.OpenForDownload(partPath, isPrivate);
        try
        {
            var file = new PartialFile(partPath, source, stream);
            file.Resume();
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override bool TryRestart()
    {
        _stream.SetLength(0);
        Length = 0;
        Describe(null, null);
        return true;
    }

    public override void Describe(string? etag, long? totalLength)
    {
        base.Describe(etag, totalLength);
        string total = totalLength?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        File.WriteAllLines(_notePath, [_source, etag ?? string.Empty, total]);
    }

    /// <summary>Has the bytes written to the disk: what has its name must be whole after a loss of power too.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    /// <summary>Gives the file its name.</summary>
    public void Complete(string path, bool overwrite)
    {
        _stream.Dispose();
        PrivateFiles.Move(_path, path, overwrite);
        File.Delete(_notePath);
    }

    /// <summary>Deletes what is here.</summary>
    public void Delete()
    {
        _stream.Dispose();
        File.Delete(_notePath);
        File.Delete(_path);
    }

    public void Dispose() => _stream.Dispose();

    protected override Task WriteBytesAsync(byte[] buffer, int count, CancellationToken cancellationToken) =>
#pragma warning disable CA1835 // netstandard2.0 has no other overload
        _stream.WriteAsync(buffer, 0, count, cancellationToken);
#pragma warning restore CA1835

    // What is there may be of another file that was to have the same name.
    private void Resume()
    {
        string[] note = File.Exists(_notePath) ? File.ReadAllLines(_notePath) : [];
        if (note.Length < 3 || note[0] != _source)
        {
            _stream.SetLength(0);
            return;
        }

        Length = _stream.Seek(0, SeekOrigin.End);
        ETag = note[1].Length > 0 ? note[1] : null;
        TotalLength = long.TryParse(note[2], NumberStyles.None, CultureInfo.InvariantCulture, out long total) ? total : null;
        if (Length > TotalLength)
        {
            TryRestart();
        }
    }
}
