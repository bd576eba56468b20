using System.Collections.Concurrent;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Who may not send, and where.</summary>
internal sealed class Restrictions
{
    private readonly ConcurrentDictionary<(RestrictionKind Kind, string Place, string UserId), bool> _entries = new();

    public void Set(RestrictionKind kind, string place, string userId, bool isSet)
    {
        if (isSet)
        {
            _entries[(kind, place, userId)] = true;
        }
        else
        {
            _entries.TryRemove((kind, place, userId), out _);
        }
    }

    public bool Has(RestrictionKind kind, string place, string userId) => !_entries.IsEmpty && _entries.ContainsKey((kind, place, userId));
}
