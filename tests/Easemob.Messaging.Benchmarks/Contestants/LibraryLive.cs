using System.Globalization;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The library: each message is in the cache, durably, before its event is raised.</summary>
internal sealed class LibraryLive(BenchmarkServer server, string directory) : ILiveContestant
{
    public string Name => "library";

    public async Task<LiveMeasurement> RunAsync(string user, int messages, int perSecond)
    {
        var options = new EasemobOptions
        {
            AppKey = BenchmarkServer.AppKey,
            Endpoints = EasemobEndpoints.Fixed(server.Address),
            CacheDirectory = directory,
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(
            options, EasemobCredential.Password(user, BenchmarkServer.Password));
        var sentAt = new double[messages];
        var toldAt = new double[messages];
        int received = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.ChatManager.MessageReceived += (_, happened) =>
        {
            toldAt[received] = LiveClock.Now;
            sentAt[received] = double.Parse(((TextMessageBody)happened.Message.Body).Text, CultureInfo.InvariantCulture);
            if (++received == messages)
            {
                done.SetResult();
            }
        };
        await client.ConnectAsync();

        await server.SendAsync(user, messages, perSecond);
        await done.Task;
        return new LiveMeasurement(sentAt, toldAt);
    }
}
