namespace Easemob.Messaging;

/// <summary>Where the realtime channel gets the user's token from: the same place as requests do.</summary>
internal interface ITokenSource
{
    /// <summary>Gets whether a token that was refused can be replaced.</summary>
    bool CanRenew { get; }

    /// <summary>Returns the token to use now.</summary>
    Task<EasemobToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Returns another token than the one that the server refused.</summary>
    Task<EasemobToken> RenewAsync(EasemobToken refused, CancellationToken cancellationToken);
}
