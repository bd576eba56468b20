namespace Easemob.Messaging;

/// <summary>Who signs in, and how. Secrets never leave through <see cref="ToString"/>.</summary>
public abstract class EasemobCredential
{
    private protected EasemobCredential(string userId)
    {
        UserId = ServiceIds.Normalize(userId);
    }

    /// <summary>Gets the user's id, in lower case: the service compares ids without regard to case, and finds lists only so.</summary>
    public string UserId { get; }

    /// <summary>Signs in with a password. The library fetches a token with it and fetches another before that one expires.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">The id is not one the service can know, or the password is empty.</exception>
    public static EasemobCredential Password(string userId, string password) => new PasswordCredential(userId, password);

    /// <summary>
    /// Signs in with a token that was obtained elsewhere. When the server refuses it, calls fail: there is nobody to ask for
    /// another.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The id is not one the service can know, or the token is no token.</exception>
    public static EasemobCredential Token(string userId, string token)
    {
        var fixedToken = new EasemobToken(token);
        return new TokenCredential(userId, fixedToken);
    }

    /// <summary>
    /// Signs in with tokens that the application fetches, usually from its own server. The provider is asked when a token is
    /// first needed, when four fifths of its life are over, and when the server refuses it; one call at a time, however many
    /// operations wait for it.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="getToken">Fetches a token. What it throws reaches the operation that needed the token.</param>
    /// <exception cref="ArgumentException">The id is not one the service can know, or the provider is null.</exception>
    public static EasemobCredential Provider(string userId, Func<CancellationToken, Task<EasemobToken>> getToken) =>
        new ProviderCredential(userId, getToken);

    /// <summary>Returns the kind of credential and the user's id; never a secret.</summary>
    public sealed override string ToString() => $"{GetType().Name} ({UserId})";
}
