using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Keeps uploaded files in memory.</summary>
internal sealed class FileStore
{
    private const int SecretSize = 18;

    private readonly ConcurrentDictionary<string, ChatFile> _files = new(StringComparer.OrdinalIgnoreCase);

    public ChatFile Add(bool isRestricted, string contentType, byte[] content)
    {
        string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretSize)).Replace('+', '-').Replace('/', '_');
        ChatFile file = new(Guid.NewGuid().ToString(), secret, isRestricted, contentType, content);
        _files[file.Id] = file;
        return file;
    }

    /// <summary>Puts a file in the place of one with its id, or beside the others.</summary>
    public void Put(ChatFile file) => _files[file.Id] = file;

    public ChatFile? Find(string? id) => id is null ? null : _files.GetValueOrDefault(id);
}
