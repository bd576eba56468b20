using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests.Local;

/// <summary>Follows a list as a view does, moving a clock while it waits.</summary>
internal sealed class Observer<T>(IAsyncEnumerable<ListUpdate<T>> observed, FakeTimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly IAsyncEnumerator<ListUpdate<T>> _updates = observed.GetAsyncEnumerator();

    /// <summary>Gets the list that the changes alone have led to.</summary>
    public List<T> Shown { get; } = [];

    public Task<ListUpdate<T>> NextAsync() => AdvanceUntilAsync(BeginNext());

    /// <summary>Asks for the next update, and leaves the clock alone.</summary>
    public async Task<ListUpdate<T>> BeginNext()
    {
        Assert.True(await _updates.MoveNextAsync());
        _updates.Current.ApplyTo(Shown);
        Assert.Equal(_updates.Current.Items.Select(Name), Shown.Select(Name));
        return _updates.Current;
    }

    public async Task<ListUpdate<T>> AdvanceUntilAsync(Task<ListUpdate<T>> update)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        while (!update.IsCompleted)
        {
            guard.Token.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await update;
    }

    public ValueTask DisposeAsync() => _updates.DisposeAsync();

    private static string Name(T item) => item switch
    {
        Conversation conversation => $"{conversation.Key} {conversation.UnreadCount} {conversation.LatestMessage?.MessageId}",
        ChatMessage message => $"{message.MessageId} {message.EditTime} {message.IsRead}",
        _ => string.Empty,
    };
}
