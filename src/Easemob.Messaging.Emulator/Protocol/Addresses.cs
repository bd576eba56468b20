using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes addresses: JIDs in records, the long text form in conversation lists, and the queues that clients name.</summary>
internal sealed class Addresses(string appKey)
{
    public const string UserDomain = "easemob.com";
    public const string ConferenceDomain = "conference.easemob.com";

    public static JID NameOnly(string name) => new() { Name = name };

    public static string Queue(string id, bool isConference) => $"{id}@{Domain(isConference)}";

    /// <summary>Splits <c>{id}@{domain}</c>; the domain is all that says whether the id is a user's.</summary>
    public static bool TryParseQueue(string? queue, out string id, out bool isConference)
    {
        int at = queue?.LastIndexOf('@') ?? -1;
        id = at > 0 ? queue![..at] : "";
        isConference = at > 0 && queue.AsSpan(at + 1).StartsWith("conference.", StringComparison.OrdinalIgnoreCase);
        return at > 0;
    }

    public JID Full(string name, bool isConference) => new() { AppKey = appKey, Name = name, Domain = Domain(isConference) };

    /// <summary>Returns the address of a user's device, or of the user where it is null.</summary>
    public JID Device(string userId, string? resource)
    {
        JID address = Full(userId, isConference: false);
        if (resource is not null)
        {
            address.ClientResource = resource;
        }

        return address;
    }

    /// <summary>Returns the address of the system, which has no name.</summary>
    public JID System() => new() { AppKey = appKey, Domain = UserDomain };

    public string Text(string name, bool isConference) => $"{appKey}_{name}@{Domain(isConference)}";

    private static string Domain(bool isConference) => isConference ? ConferenceDomain : UserDomain;
}
