using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Reads a page of history straight from the UTF-8 answer: no document is built, and the records of a page share one buffer.
/// </summary>
internal static class HistoryPageReader
{
    /// <summary>Reads the page, in ascending order of time and id.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    /// <exception cref="WireFormatException">The answer has no <c>data</c>, or texts that are not Unicode where they matter.</exception>
    public static CursorPage<ChatMessage> Read(ReadOnlySpan<byte> utf8Json, HistoryRequest request, string userId)
    {
        try
        {
            return ReadAnswer(utf8Json, request, userId);
        }
        catch (InvalidOperationException)
        {
            // What the framework's reader says of a string that is not Unicode.
            throw new WireFormatException("The answer has a cursor or a name that is not Unicode.");
        }
    }

    private static CursorPage<ChatMessage> ReadAnswer(ReadOnlySpan<byte> utf8Json, HistoryRequest request, string userId)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        var page = new PageState(request, userId, utf8Json.Length);
        bool hasData = false;
        RequireObject(ref reader, reader.Read());
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                RequireObject(ref reader, reader.Read());
                hasData = true;
                ReadData(ref reader, ref page);
            }
            else
            {
                reader.Skip();
            }
        }

        // What follows the object, or is missing of it, is for the reader to refuse.
        while (reader.Read())
        {
        }

        return hasData ? page.ToPage() : throw new WireFormatException("The answer has no 'data' object.");
    }

    private static void ReadData(ref Utf8JsonReader reader, ref PageState page)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("msgs"u8))
            {
                reader.Read();
                ReadRecords(ref reader, ref page);
            }
            else if (reader.ValueTextEquals("next_key"u8))
            {
                reader.Read();
                page.Cursor = ReadCursor(ref reader);
            }
            else if (reader.ValueTextEquals("is_last"u8))
            {
                reader.Read();
                page.IsLast = reader.TokenType == JsonTokenType.True
                    || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("true"u8));
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadRecords(ref Utf8JsonReader reader, ref PageState page)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                page.Skipped++;
                continue;
            }

            bool added = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isRecord = reader.ValueTextEquals("msg"u8);
                reader.Read();
                if (isRecord && reader.TokenType == JsonTokenType.String)
                {
                    added |= page.TryAdd(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            page.Skipped += added ? 0 : 1;
        }
    }

    private static string? ReadCursor(ref Utf8JsonReader reader)
    {
        string? cursor = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            cursor = reader.GetString();
        }
        else if (reader.TokenType == JsonTokenType.Number)
        {
            cursor = System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        }
        else
        {
            reader.Skip();
        }

        return WireCursor.OrEnd(cursor);
    }

    private static void RequireObject(ref Utf8JsonReader reader, bool read)
    {
        if (!read || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new WireFormatException("The answer, or its 'data', is not an object.");
        }
    }

    private struct PageState(HistoryRequest request, string userId, int answerLength)
    {
        private readonly List<ChatMessage> _messages = new(request.PageSize);
        private readonly RecordBuffer _records = new(answerLength);
        private readonly NamePool _names = new();

        public string? Cursor;
        public bool IsLast;
        public int Skipped;

        /// <summary>Adds the record that the reader stands on; false where it is not a message.</summary>
        public readonly bool TryAdd(ref Utf8JsonReader reader)
        {
            if (!_records.TryDecode(ref reader, out ReadOnlyMemory<byte> record)
                || !MetaReader.TryRead(record.Span, request.Conversation, userId, _names, out MessageEnvelope envelope))
            {
                return false;
            }

            _messages.Add(new ChatMessage(envelope, new ProtobufPayload(record)));
            return true;
        }

        public readonly CursorPage<ChatMessage> ToPage()
        {
            int duplicates = SortAndDropDuplicates();

            // A filtered page that is not full proves nothing: only a missing cursor ends a filtered search.
            bool isEnd = Cursor is null || (IsLast && !request.Query.IsFiltered);
            return new CursorPage<ChatMessage> { Items = _messages, Cursor = isEnd ? null : Cursor, SkippedCount = Skipped + duplicates };
        }

        private readonly int SortAndDropDuplicates()
        {
            _messages.Sort(ChatMessage.OrderInConversation);
            int kept = 0;
            for (int i = 0; i < _messages.Count; i++)
            {
                if (kept == 0 || _messages[i].Id != _messages[kept - 1].Id)
                {
                    _messages[kept++] = _messages[i];
                }
            }

            int dropped = _messages.Count - kept;
            _messages.RemoveRange(kept, dropped);
            return dropped;
        }
    }
}
