using System.Diagnostics;
using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Several caches open on one file, and what those that ended left behind.</summary>
public sealed class DeviceSlotTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _path;

    public DeviceSlotTests() => _path = _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_Again_HasTheSameId()
    {
        string first = await OpenAndCloseAsync();

        Assert.Equal(first, await OpenAndCloseAsync());
        Assert.Equal(32, first.Length);
    }

    [Fact]
    public async Task Open_SeveralAtOnce_TakeTheFirstFreePlaces()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        SqliteMessageCache second = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache third = await TestCaches.OpenAsync(_path);
        await second.DisposeAsync();
        await using SqliteMessageCache fourth = await TestCaches.OpenAsync(_path);

        Assert.Equal(
            [$"{first.DeviceId}-2", $"{first.DeviceId}-3", $"{first.DeviceId}-2"],
            [second.DeviceId, third.DeviceId, fourth.DeviceId]);
    }

    [Fact]
    public async Task Open_MoreThanThereArePlaces_HaveNewIds()
    {
        SqliteMessageCache[] caches = await Task.WhenAll(Enumerable.Range(0, 18).Select(_ => TestCaches.OpenAsync(_path)));

        Assert.Equal(18, caches.Select(cache => cache.DeviceId).Distinct().Count());
        Assert.Equal(2, caches.Count(cache => !cache.DeviceId.StartsWith(BaseId(caches), StringComparison.Ordinal)));
        foreach (SqliteMessageCache cache in caches)
        {
            await cache.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_PlacesThatCannotBeLocked_HasANewId()
    {
        string id = await OpenAndCloseAsync();
        foreach (int number in Enumerable.Range(1, 16))
        {
            File.Delete($"{_path}.device{number}");
            Directory.CreateDirectory($"{_path}.device{number}");
        }

        Assert.NotEqual(id, await OpenAndCloseAsync());
    }

    [Fact]
    public async Task Open_LockedByAnotherProcess_TakesTheNextPlace()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/flock"))
        {
            return;
        }

        string id = await OpenAndCloseAsync();
        using Process other = Process.Start(
            new ProcessStartInfo("/usr/bin/flock", ["-o", $"{_path}.device1", "-c", "echo locked; read end"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        Assert.Equal("locked", await other.StandardOutput.ReadLineAsync());

        string beside = await OpenAndCloseAsync();
        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync();

        Assert.Equal($"{id}-2", beside);
        Assert.Equal(id, await OpenAndCloseAsync());
    }

    [Fact]
    public async Task Wipe_InTheSecondPlace_StaysThere()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);

        await second.WipeAsync();

        Assert.EndsWith("-2", second.DeviceId, StringComparison.Ordinal);
        Assert.DoesNotContain(first.DeviceId, second.DeviceId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_MessagesThatWereBeingSent_AreUnknown()
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path))
        {
            await cache.Outbox.AddOutgoingAsync(Upload(1));
            await cache.Outbox.AddOutgoingAsync(Upload(2));
            await cache.Outbox.SetOutgoingStateAsync("2", MessageState.Failed);
        }

        await using SqliteMessageCache reopened = await TestCaches.OpenAsync(_path);

        Assert.Equal([MessageState.Unknown, MessageState.Failed], (await reopened.Outbox.GetOutgoingAsync()).Select(entry => entry.State));
    }

    [Fact]
    public async Task Open_MessagesThatAnotherPlaceSends_AreLeftAlone()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await first.Outbox.AddOutgoingAsync(Upload(1));
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);

        OutboxEntry entry = Assert.Single(await second.Outbox.GetOutgoingAsync());

        Assert.Equal((MessageState.Sending, first.DeviceId), (entry.State, entry.DeviceId));
        Assert.NotEqual(second.DeviceId, entry.DeviceId);
    }

    [Fact]
    public async Task Outgoing_TwoPlaces_SeeOneOutbox()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);
        await first.Outbox.AddOutgoingAsync(Upload(1));
        await first.Outbox.AddOutgoingAsync(Upload(2));

        Assert.Equal(first.DeviceId, (await second.Outbox.SetOutgoingStateAsync("1", MessageState.Failed))?.DeviceId);
        Assert.Equal(second.DeviceId, (await second.Outbox.SetOutgoingStateAsync("1", MessageState.Sending))?.DeviceId);
        await second.Outbox.CompleteOutgoingAsync("1", Text(70, "text", MessageDirection.Sent));

        Assert.Null(await first.Outbox.SetOutgoingStateAsync("1", MessageState.Unknown));
        Assert.False(await first.Outbox.RemoveOutgoingAsync("1"));
        Assert.Single(await first.Outbox.GetOutgoingAsync());
        Assert.Empty(await second.Live.ApplyAsync(Live(Text(70, "text", MessageDirection.Sent))));
        Assert.Single(await first.Live.ApplyAsync(Live(Text(70, "text", MessageDirection.Sent))));
        Assert.Single(await first.Messages.LoadAllAsync());
    }

    [Fact]
    public async Task Apply_TwoPlaces_EachRaisesAMessageThatIsCountedOnce()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);
        MessageReceived[] events = [.. Enumerable.Range(1, 40).Select(id => Live(Message((ulong)id), isOnlineOnly: id % 4 == 0))];

        IReadOnlyList<ChatEvent>[] raised = await Task.WhenAll(
            from item in events from cache in new[] { first, second } select cache.Live.ApplyAsync(item));

        Assert.All(raised, events => Assert.Single(events));
        Assert.Equal(40, await first.Conversations.UnreadAsync());
        Assert.Empty(await first.Live.ApplyAsync(events));
        Assert.Empty(await second.Live.ApplyAsync(events));
        Assert.Equal(40, await second.Conversations.UnreadAsync());
    }

    private static MessageUpload Upload(ulong localId) => new()
    {
        LocalId = MessageIds.Format(localId),
        Conversation = Bob,
        Message = new OutgoingMessage { Conversation = Bob, Body = new TextMessageBody { Text = "text" } },
    };

    private static string BaseId(SqliteMessageCache[] caches) =>
        caches.GroupBy(cache => cache.DeviceId[..32]).MaxBy(group => group.Count())!.Key;

    private async Task<string> OpenAndCloseAsync()
    {
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path);
        return cache.DeviceId;
    }
}
