namespace Easemob.Messaging.Sync;

/// <summary>
/// Notices a server that leads in a circle. Of the way it remembers one cursor only, moved on after 1, 2, 4, … pages (Brent's
/// algorithm): histories are long, and a circle is found after three rounds or so.
/// </summary>
internal sealed class CursorTrail(string? start)
{
    private string? _last = start;
    private string? _landmark = start;
    private int _pagesPast;
    private int _reach = 1;

    /// <summary>Follows the cursor of a page; where it is null, that is the end.</summary>
    /// <exception cref="EasemobProtocolException">The cursor was passed before.</exception>
    public void Follow(string? cursor, string operation)
    {
        if (cursor is not null && !TryFollow(cursor))
        {
            EasemobErrorCode code = EasemobErrorCode.MalformedResponse;
            const string What = "the server answered with a cursor that it gave before, so that the list would never end";
            const string Advice = "Begin again behind the last item that came.";
            throw new EasemobProtocolException(code, ErrorText.Compose(operation, What, code, Advice)) { Operation = operation };
        }
    }

    /// <summary>Follows a cursor; false where it was passed before.</summary>
    public bool TryFollow(string cursor)
    {
        if (cursor == _last || cursor == _landmark)
        {
            return false;
        }

        _last = cursor;
        if (++_pagesPast == _reach)
        {
            _landmark = cursor;
            _pagesPast = 0;
            _reach *= 2;
        }

        return true;
    }
}
