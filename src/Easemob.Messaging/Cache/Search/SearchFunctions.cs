using SQLitePCL;

namespace Easemob.Messaging.Cache;

/// <summary>
/// What the index's triggers ask of us: the columns that a row has in the index, so that whatever deletes or changes a row of messages
/// takes them out.
/// </summary>
internal static class SearchFunctions
{
    public const string Texts = "search_texts";

    public const string Place = "search_place";

    // May be called by what the schema of a file says.
    private const int Innocuous = 0x200000;

    private const int Flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC | Innocuous;

    /// <summary>Makes the functions known to a connection.</summary>
    public static int Register(sqlite3 connection)
    {
        var entry = new SearchEntry();
        int code = raw.sqlite3_create_function(connection, Texts, 3, Flags, entry, static (context, data, values) =>
            Answer(context, (SearchEntry)data, values, static (entry, values) => entry.GetTexts(
                SearchEntry.Decode(raw.sqlite3_value_int64(values[0]), raw.sqlite3_value_blob(values[1])),
                (SearchScope)raw.sqlite3_value_int(values[2]))));
        return code != raw.SQLITE_OK ? code : raw.sqlite3_create_function(connection, Place, 3, Flags, entry, static (context, data, values) =>
            Answer(context, (SearchEntry)data, values, static (entry, values) => entry.GetPlace(
                raw.sqlite3_value_int64(values[0]),
                raw.sqlite3_value_text(values[1]).utf8_to_string(),
                raw.sqlite3_value_text(values[2]).utf8_to_string())));
    }

    private delegate ReadOnlySpan<byte> Column(SearchEntry entry, sqlite3_value[] values);

    private static void Answer(sqlite3_context context, object data, sqlite3_value[] values, Column column)
    {
        try
        {
            raw.sqlite3_result_text(context, column((SearchEntry)data, values));
        }
#pragma warning disable CA1031 // SQLite is between here and whoever could catch it; the statement fails with it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            raw.sqlite3_result_error(context, exception.Message);
        }
    }
}
