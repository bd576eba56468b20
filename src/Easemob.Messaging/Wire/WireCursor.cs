namespace Easemob.Messaging.Wire;

/// <summary>The cursors of lists.</summary>
internal static class WireCursor
{
    /// <summary>
    /// Returns the cursor, or null where nothing follows: some of the service's answers then have the word "undefined", others leave it
    /// empty, null or out.
    /// </summary>
    public static string? OrEnd(string? cursor) => cursor is "" or "undefined" or "null" ? null : cursor;
}
