namespace Easemob.Messaging.Cache;

/// <summary>
/// Brings what is found by number into the order of messages: within a millisecond numbers are given as messages come, and their order is
/// that of ids.
/// </summary>
/// <param name="request">The search.</param>
/// <param name="isBrief">Whether a page is wanted, not all there is.</param>
/// <param name="take">Where it is handed on to; answers whether more is wanted.</param>
internal sealed class HitOrder(SearchRequest request, bool isBrief, Func<SearchPosition, bool> take)
{
    private readonly List<SearchPosition> _tied = [];

    public bool IsBrief => isBrief;

    /// <summary>Adds what has the next number in the direction of the search.</summary>
    /// <returns>Whether more is wanted.</returns>
    public bool Add(SearchPosition position)
    {
        if (_tied.Count > 0 && _tied[0].Time != position.Time && !Finish())
        {
            return false;
        }

        _tied.Add(position);
        return true;
    }

    /// <summary>Hands on what is left.</summary>
    /// <returns>Whether more is wanted.</returns>
    public bool Finish()
    {
        if (_tied.Count > 1)
        {
            _tied.Sort(request.Order);
        }

        foreach (SearchPosition position in _tied)
        {
            if (request.Follows(position) && !take(position))
            {
                return false;
            }
        }

        _tied.Clear();
        return true;
    }
}
