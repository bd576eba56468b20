using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Issues opaque user tokens and knows them again.</summary>
internal sealed class TokenStore(TimeProvider timeProvider)
{
    private const string Prefix = "YWMt";

    private readonly ConcurrentDictionary<string, Token> _tokens = new();

    /// <summary>Issues a token; a lifetime of zero never ends.</summary>
    public Token Issue(string userId, TimeSpan lifetime)
    {
        string text = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(36)).Replace('+', '-').Replace('/', '_');
        Token token = new(text, userId, lifetime == TimeSpan.Zero ? null : timeProvider.GetUtcNow() + lifetime);
        _tokens[text] = token;
        return token;
    }

    public TokenState Check(string? text, out Token? token)
    {
        token = null;
        if (string.IsNullOrEmpty(text))
        {
            return TokenState.Missing;
        }

        if (!_tokens.TryGetValue(text, out token))
        {
            return text.StartsWith(Prefix, StringComparison.Ordinal) ? TokenState.Unknown : TokenState.Corrupt;
        }

        return token.Defect ?? (token.ExpiresAt <= timeProvider.GetUtcNow() ? TokenState.Expired : TokenState.Valid);
    }

    public void Spoil(string text, TokenState defect)
    {
        if (_tokens.TryGetValue(text, out Token? token))
        {
            token.Defect = defect;
        }
    }

    public void SpoilAll(string userId, TokenState defect)
    {
        foreach (Token token in _tokens.Values.Where(token => token.UserId == userId))
        {
            token.Defect = defect;
        }
    }
}
