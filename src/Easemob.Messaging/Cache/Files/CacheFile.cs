using System.Globalization;
using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>
/// Opens a cache file: makes it where there is none, refuses what a newer version wrote, and deals with damage as it was told. A file
/// that SQLite may have open is never opened by other means: closing it would take SQLite's locks away on Unix.
/// </summary>
internal sealed class CacheFile
{
    // The log goes first: left behind under the old name, it would be taken for that of the fresh file.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    private readonly CacheFileOptions _options;
    private readonly ILogger _logger;
    private readonly string _path;
    private readonly string _directory;

    public CacheFile(CacheFileOptions options)
    {
        _options = options;
        _logger = options.Logger;
        _path = options.Path;
        _directory = Path.GetDirectoryName(_path)
            ?? throw new ArgumentException("The path of a cache file has a directory.", nameof(options));
    }

    // Damage that is met while a file is in use is remembered beside it, for the next opening to look closely: looking closely
    // every time would take seconds for a large file.
    private string SuspicionPath => _path + ".check";

    /// <summary>Opens the file for writing, at the newest schema.</summary>
    /// <param name="moved">What became of a damaged file, or null.</param>
    public SqliteSession Open(out CacheMovedAside? moved)
    {
        try
        {
            return OpenOrReplace(out moved);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.NotWritable(_path, exception);
        }
    }

    /// <summary>Remembers that the file was found damaged while in use.</summary>
    public void Suspect(EasemobCacheException finding)
    {
        _logger.DamageFound(_path, finding.SqliteErrorCode);
        try
        {
            PrivateFiles.OpenExclusively(SuspicionPath).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.SuspicionNotKept(exception, _path);
        }
    }

    private SqliteSession OpenOrReplace(out CacheMovedAside? moved)
    {
        moved = null;
        Create();
        try
        {
            return OpenSound();
        }
        catch (EasemobCacheException exception)
            when (exception.Failure == CacheFailure.Damaged && _options.OnDamaged == DamagedCachePolicy.MoveAside)
        {
            return Replace(out moved);
        }
    }

    private void Create()
    {
        PrivateFiles.CreateDirectory(_directory);
        if (File.Exists(_path))
        {
            return;
        }

        // Made elsewhere and moved here whole, so that nothing but SQLite ever opens the file under its name.
        string fresh = $"{_path}.{Guid.NewGuid():N}";
        PrivateFiles.CreateEmpty(fresh);
        try
        {
            File.Move(fresh, _path);
        }
        catch (IOException) when (File.Exists(_path))
        {
            // Another process made the file in the meantime.
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private SqliteSession OpenSound()
    {
        SqliteSession session = SqliteSession.OpenFile(_path);
        try
        {
            bool isSuspected = File.Exists(SuspicionPath);
            FileCheck.Run(session, thorough: isSuspected);
            session.RefuseReadOnly();
            session.UseWriteAheadLog();
            long before = SchemaMigrations.Run(session);
            SearchIndex.Ensure(session, anew: isSuspected);
            PropertyTable.GetOrAddDeviceId(session);
            session.CheckpointOnClose();
            File.Delete(SuspicionPath);
            _logger.Opened(before, Schema.Versions.Count);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private SqliteSession Replace(out CacheMovedAside? moved)
    {
        // One process at a time, and it looks again: what it would move may be the fresh file of another.
        using FileStream turn = TakeTurn();
        try
        {
            moved = null;
            return OpenSound();
        }
        catch (EasemobCacheException exception) when (exception.Failure == CacheFailure.Damaged)
        {
            moved = MoveAside();
            _logger.MovedAside(exception, moved.SavedPath);
        }

        Create();
        return OpenSound();
    }

    private FileStream TakeTurn()
    {
        try
        {
            return PrivateFiles.OpenExclusively(_path + ".lock");
        }
        catch (IOException exception)
        {
            throw new EasemobCacheException(
                "The cache file was not opened: another process is replacing the damaged one (error 3). Open the client again.", exception)
            {
                Failure = CacheFailure.Busy,
                FilePath = _path,
                IsTransient = true,
            };
        }
    }

    private CacheMovedAside MoveAside()
    {
        string time = _options.TimeProvider.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        string savedPath = $"{_path}.damaged-{time}";
        foreach (string companion in Companions)
        {
            if (File.Exists(_path + companion))
            {
                File.Move(_path + companion, savedPath + companion);
            }
        }

        File.Move(_path, savedPath);
        File.Delete(SuspicionPath);
        return new CacheMovedAside { FilePath = _path, SavedPath = savedPath };
    }
}
