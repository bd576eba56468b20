using System.Security.Cryptography;
using System.Text;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Makes the same identifier for the same name in every run.</summary>
internal static class StableGuid
{
    public static Guid From(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
