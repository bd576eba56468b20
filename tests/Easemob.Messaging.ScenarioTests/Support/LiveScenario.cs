using System.Net.Http.Headers;
using System.Text;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>A scenario whose clients connect. Each device of a user has a cache directory of its own.</summary>
public abstract class LiveScenario : Scenario
{
    private int _markers;

    private protected FrameJournal Frames => Emulator.FrameJournal;

    private protected FrameTroubleScript FrameTrouble => Emulator.RealtimeTrouble;

    private protected EmulatorRealtime Realtime => Emulator.Realtime;

    private protected async Task<LiveClient> OpenLiveAsync(
        string user = "alice", string device = "phone", Action<EasemobOptions>? configure = null, EasemobCredential? credential = null)
    {
        EasemobClient client = await OpenAsync(user, Configure, credential);
        return new LiveClient(client, new HeardEvents(client.ChatManager.Events));

        void Configure(EasemobOptions options)
        {
            options.CacheDirectory = Path.Combine(CacheDirectory, device);
            options.Realtime.ReconnectDelay = TimeSpan.FromMilliseconds(5);
            options.Realtime.MaxReconnectDelay = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(options);
        }
    }

    private protected async Task<LiveClient> ConnectAsync(
        string user = "alice", string device = "phone", Action<EasemobOptions>? configure = null, EasemobCredential? credential = null)
    {
        LiveClient live = await OpenLiveAsync(user, device, configure, credential);
        await live.ConnectAsync();
        return live;
    }

    /// <summary>Waits until a client has taken all that is on its way, and has told of it.</summary>
    private protected async Task SettleAsync(LiveClient live)
    {
        string user = live.Client.UserId;
        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync(user));
        string marker = $$"""{"type":"marker-{{Interlocked.Increment(ref _markers)}}"}""";
        Realtime.SendNotify(user, marker);
        await live.Heard.WaitForAsync<UnknownEvent>(unknown => Encoding.UTF8.GetString(unknown.Payload.Span) == marker);
    }

    /// <summary>Cuts a user's connections, and waits until the client has one again.</summary>
    private protected async Task CutAsync(LiveClient live)
    {
        await SettleAsync(live);
        int before = live.Heard.Of<ConnectionStateChanged>().Count;
        Realtime.Disconnect(live.Client.UserId);
        await live.Heard.WaitForAsync<ConnectionStateChanged>(before + 2);
    }

    /// <summary>Makes a REST call as a device of another make does.</summary>
    private protected async Task RestAsync(string user, string method, string path, string? body = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(
            new HttpMethod(method), new Uri(Emulator.Address, $"{Emulator.AppKey.Replace('#', '/')}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Data.IssueToken(user));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Sees to it that what follows is later: the server tells milliseconds.</summary>
    private protected void LetTheServersClockTick()
    {
        long now = Data.Now.ToUnixTimeMilliseconds();
        SpinWait.SpinUntil(() => Data.Now.ToUnixTimeMilliseconds() > now);
    }

    private protected static OutgoingMessage Text(ConversationKey to, string text = "hello") =>
        new() { Conversation = to, Body = new TextMessageBody { Text = text } };
}
