namespace Easemob.Messaging.Emulator.State;

/// <summary>Finds the channel of a pair of users, or of a group, thread or room by its id.</summary>
internal sealed class ChannelDirectory
{
    private readonly Dictionary<(string Lower, string Upper), Channel> _pairs = [];
    private readonly Dictionary<string, Channel> _conferences = [];

    public IEnumerable<Channel> Conferences => _conferences.Values;

    public Channel? FindPair(string one, string other) => _pairs.GetValueOrDefault(PairKey(one, other));

    public Channel? FindConference(string id) => _conferences.GetValueOrDefault(id);

    public Channel Pair(string one, string other)
    {
        if (!_pairs.TryGetValue(PairKey(one, other), out Channel? channel))
        {
            channel = Channel.Pair(one, other);
            _pairs.Add(PairKey(one, other), channel);
        }

        return channel;
    }

    public void Add(Channel conference)
    {
        if (!_conferences.TryAdd(conference.Id, conference))
        {
            throw new ArgumentException($"There is a group, thread or room {conference.Id} already.");
        }
    }

    public void Remove(Channel conference) => _conferences.Remove(conference.Id);

    private static (string Lower, string Upper) PairKey(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
}
