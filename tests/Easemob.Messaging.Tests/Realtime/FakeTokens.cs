namespace Easemob.Messaging.Tests.Realtime;

/// <summary>Tokens that a test hands out.</summary>
internal sealed class FakeTokens : ITokenSource
{
    public const string First = "SECRET-1";

    private int _number = 1;

    public bool CanRenew { get; set; } = true;

    public EasemobToken Current { get; set; } = new(First);

    public int Gets { get; private set; }

    public int Renewals { get; private set; }

    public Func<EasemobToken, Task<EasemobToken>>? OnGet { get; set; }

    public Task<EasemobToken> GetAsync(CancellationToken cancellationToken)
    {
        Gets++;
        return OnGet is null ? Task.FromResult(Current) : OnGet(Current);
    }

    public Task<EasemobToken> RenewAsync(EasemobToken refused, CancellationToken cancellationToken)
    {
        Renewals++;
        return Task.FromResult(Replace());
    }

    public EasemobToken Replace(DateTimeOffset? expiresAt = null) => Current = new EasemobToken($"SECRET-{++_number}", expiresAt);
}
