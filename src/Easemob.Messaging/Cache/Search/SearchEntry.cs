using System.Globalization;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>What a message has in the columns of the index, one column at a time.</summary>
internal sealed class SearchEntry
{
    private readonly SearchTokens _tokens = new();

    /// <summary>Opens the payload of a row.</summary>
    public static MessageContent Decode(long format, ReadOnlySpan<byte> payload) =>
        PayloadReader.Open((PayloadFormat)format, payload.ToArray()).Decode();

    /// <summary>Returns the texts of one scope; valid until the next call.</summary>
    public ReadOnlySpan<byte> GetTexts(MessageContent content, SearchScope scope)
    {
        _tokens.Clear();
        foreach ((_, string text) in SearchTexts.Of(content, scope))
        {
            _tokens.AddText(text);
        }

        return _tokens.Written;
    }

    /// <summary>Returns where the message is, who sent it and of which type it is; valid until the next call.</summary>
    public ReadOnlySpan<byte> GetPlace(long conversation, string sender, string type)
    {
        _tokens.Clear();
        AddConversation(_tokens, conversation);
        AddSender(_tokens, sender);
        AddType(_tokens, type);
        return _tokens.Written;
    }

    public static void AddConversation(SearchTokens tokens, long conversation) =>
        tokens.AddName('c', conversation.ToString(CultureInfo.InvariantCulture));

    public static void AddSender(SearchTokens tokens, string sender) => tokens.AddName('s', sender);

    public static void AddType(SearchTokens tokens, string type) => tokens.AddName('t', type);
}
