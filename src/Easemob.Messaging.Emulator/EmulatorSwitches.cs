using System.Collections.Concurrent;

namespace Easemob.Messaging.Emulator;

/// <summary>What the application has bought and how it is configured. Everything can be changed while the emulator runs.</summary>
/// <remarks>A function that is off is refused with the status and text of the service; see each property.</remarks>
public sealed class EmulatorSwitches
{
    private readonly ConcurrentDictionary<EmulatorOperation, int> _callsPerMinute = new();

    /// <summary>
    /// Gets or sets a value indicating whether the server keeps conversation lists. If not, listing and deleting conversations is
    /// answered with 403 <c>user channel service not open!</c>. The default is true.
    /// </summary>
    public bool ConversationList { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether the server keeps message history. If not, fetching and removing it is answered with 400
    /// <c>this appKey not open message roaming</c>. The default is true.
    /// </summary>
    public bool MessageRoaming { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether history covers chat rooms. If not, fetching a room's is answered with 403
    /// <c>messageroaming function not open</c>. The default is true.
    /// </summary>
    public bool ChatRoomHistory { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether history keeps command messages sent from now on. The default is true.</summary>
    public bool CommandHistory { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether history keeps messages sent from now on to those who are online only. The default is true.
    /// </summary>
    public bool OnlineOnlyHistory { get; set; } = true;

    /// <summary>Gets or sets how long messages are kept; null, the default, keeps them for ever. Plans give 3 to 180 days.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>Gets or sets how long a token lives from its sign-in. The default is 60 days; zero never ends.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(60);

    /// <summary>
    /// Gets or sets how many conversations a user's list holds; the least recently active are left out. The default is 100.
    /// </summary>
    public int ConversationCapacity { get; set; } = 100;

    /// <summary>Gets or sets how many devices of a user may be connected at a time; null, the default, sets no limit.</summary>
    public int? MaxDevices { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a device too many signs the longest connected one out (operation 2) instead of being
    /// refused with the status 13. The default is false.
    /// </summary>
    public bool DisplacesOldestDevice { get; set; }

    /// <summary>Gets or sets how many items at most a device gets at a time. The default is 20.</summary>
    public int SyncBatchSize { get; set; } = 20;

    /// <summary>
    /// Gets or sets a value indicating whether the server keeps for devices what is sent while they are not connected. The default is
    /// true. Messages to chat rooms are never kept.
    /// </summary>
    public bool OfflineQueue { get; set; } = true;

    /// <summary>
    /// Gets or sets how long after sending a message can be recalled; later it is refused as <c>exceed recall time limit</c>. The
    /// default is 2 minutes; null sets no limit.
    /// </summary>
    public TimeSpan? RecallTimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets how often a message can be edited; later it is refused as <c>Sorry, edit limit reached</c>. The default is 10.
    /// </summary>
    public int EditLimit { get; set; } = 10;

    /// <summary>
    /// Gets or sets a value indicating whether messages can be pinned. If not, pinning them and listing pinned ones is answered with 403,
    /// code 15002. The default is true.
    /// </summary>
    public bool MessagePinning { get; set; } = true;

    /// <summary>
    /// Gets or sets how many messages can be pinned in one conversation; more are answered with 403, code 91101. The default is 20.
    /// </summary>
    public int PinnedMessageCapacity { get; set; } = 20;

    /// <summary>Gets or sets how many bytes an uploaded file may have; larger ones are answered with 413. The default is 10 MiB.</summary>
    public int MaximumFileSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the host that downloads of files are redirected to, to its path <c>/files/{file}</c>, which asks for neither token nor
    /// secret: this emulator's address or another's. The default is null: files are given out at once.
    /// </summary>
    public Uri? FileHost { get; set; }

    /// <summary>
    /// Limits how often each user may call an operation; calls beyond it are answered with 429 <c>This request has reached api limit</c>.
    /// There are no limits by default; the service allows 5 calls a minute to list and to delete conversations.
    /// </summary>
    /// <param name="operation">The operation to limit.</param>
    /// <param name="callsPerMinute">The number of calls within any 60 seconds; null lifts the limit.</param>
    public void LimitCalls(EmulatorOperation operation, int? callsPerMinute)
    {
        if (callsPerMinute is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(limit, nameof(callsPerMinute));
            _callsPerMinute[operation] = limit;
        }
        else
        {
            _callsPerMinute.TryRemove(operation, out _);
        }
    }

    internal int? CallsPerMinute(EmulatorOperation operation) => _callsPerMinute.TryGetValue(operation, out int limit) ? limit : null;
}
