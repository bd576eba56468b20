using System.Diagnostics;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The library: fetches the whole history and stores it in a fresh cache file. The bodies are returned and not read.</summary>
internal sealed class LibraryIngest(BenchmarkServer server, string directory)
{
    /// <summary>Gets the cache file of the latest run.</summary>
    public string FilePath { get; private set; } = string.Empty;

    public async Task<Measurement> RunAsync()
    {
        var options = new EasemobOptions
        {
            AppKey = BenchmarkServer.AppKey,
            Endpoints = EasemobEndpoints.Fixed(server.Address),
            CacheDirectory = Path.Combine(directory, Guid.NewGuid().ToString("N")),
        };
        EasemobCredential credential = EasemobCredential.Password(BenchmarkServer.User, BenchmarkServer.Password);
        await using EasemobClient client = await EasemobClient.OpenAsync(options, credential);
        await client.SignInAsync();

        long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        long startedAt = Stopwatch.GetTimestamp();
        int messages = 0;
        await foreach (CursorPage<ChatMessage> page in client.ChatManager.FetchHistoryMessagesFromServer(ConversationKey.Chat(BenchmarkServer.Peer)).AsPages())
        {
            messages += page.Items.Count;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(startedAt);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        FilePath = client.CacheFilePath;
        return new Measurement(messages, elapsed, allocated);
    }
}
