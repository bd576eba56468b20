namespace Easemob.Messaging;

/// <summary>An access token of a user.</summary>
public sealed record EasemobToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="value">The token.</param>
    /// <param name="expiresAt">When it expires, or null where that is not known.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or holds characters that no header can carry.</exception>
    public EasemobToken(string value, DateTimeOffset? expiresAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        foreach (char c in value)
        {
            if (c is <= ' ' or > '~')
            {
                throw new ArgumentException("A token is made of printable ASCII characters without spaces.", nameof(value));
            }
        }

        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>Gets the token.</summary>
    public string Value { get; }

    /// <summary>Gets when the token expires.</summary>
    /// <value>Null where that is not known: then the token is used until the server refuses it.</value>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Returns when the token expires; never the token.</summary>
    public override string ToString() => ExpiresAt is { } at ? $"EasemobToken (expires {at:u})" : "EasemobToken";
}
