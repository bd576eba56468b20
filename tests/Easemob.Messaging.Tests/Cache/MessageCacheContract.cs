using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>What every message cache must do, wherever it keeps its data.</summary>
public abstract partial class MessageCacheContract : IAsyncLifetime
{
    /// <summary>The clock of the cache: the hundredth day since 1970.</summary>
    protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(100 * TestEvents.Day));

    protected IMessageCache Cache { get; private set; } = null!;

    public async Task InitializeAsync() => Cache = await OpenAsync();

    public async Task DisposeAsync() => await Cache.DisposeAsync();

    protected abstract Task<IMessageCache> OpenAsync();
}
