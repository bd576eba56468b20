using System.Text.Json;
using Easemob.Messaging.Emulator.Seeding;

namespace Easemob.Messaging.Emulator;

/// <summary>Data from a JSON file. Comments and trailing commas are allowed in it, and every member may be left out.</summary>
/// <remarks>
/// A message is an <see cref="EmulatorMessage"/> with its members in camel case; <c>body.type</c> is the wire's word for the type. An
/// instant is an ISO 8601 text, or a span before the emulator's now such as <c>"-1.02:30:00"</c> (a day, two and a half hours). Ids and
/// order follow the rules of <see cref="EmulatorData.AddMessage"/>. A history is made up by <see cref="EmulatorData.GenerateHistory"/>,
/// with <c>from</c> and <c>to</c>, or for a <c>group</c>, which may also be a thread or room; <c>recipe</c> is a <see
/// cref="HistoryRecipe"/>.
/// </remarks>
/// <example><code>
/// {
///   "appKey": "demo#easemob",
///   "users": [{ "id": "alice", "password": "secret" }, { "id": "bob", "isBanned": false }],
///   "groups": [{ "id": "244001122334455", "members": ["alice", "bob"] }],
///   "threads": [{ "id": "255001122334455", "group": "244001122334455" }],
///   "rooms": [{ "id": "266001122334455", "members": ["alice"] }],
///   "histories": [
///     { "from": "alice", "to": "bob", "count": 500, "recipe": { "randomSeed": 7, "endsAt": "-01:00:00", "mix": "textOnly" } },
///     { "group": "244001122334455", "count": 200 }
///   ],
///   "messages": [
///     { "from": "bob", "to": "alice", "sentAt": "-00:05:00", "body": { "type": "txt", "text": "你好" }, "extensions": { "vip": true } },
///     { "chatType": "groupChat", "from": "bob", "to": "244001122334455", "body": { "type": "cmd", "action": "typing" } }
///   ]
/// }
/// </code></example>
public sealed class FileSeed : EmulatorSeed
{
    private readonly SeedDocument _document;
    private readonly string _json;

    private FileSeed(string json)
    {
        _json = json;
        _document = SeedDocument.Read(json, DateTimeOffset.UnixEpoch);
    }

    /// <inheritdoc/>
    public override string? AppKey => _document.AppKey;

    internal static FileSeed Read(string path)
    {
        try
        {
            return new FileSeed(File.ReadAllText(path));
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"{path} is not a seed: {error.Message}", nameof(path), error);
        }
    }

    // Read anew, since spans before now are resolved while reading.
    internal override void Plant(EmulatorData data) => SeedDocument.Read(_json, data.Now).Plant(data);
}
