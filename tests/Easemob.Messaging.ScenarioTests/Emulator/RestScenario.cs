using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Rest;

/// <summary>An emulator with users, a group and a room, called by bare HTTP; what it would tell other devices is collected.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The test runner calls DisposeAsync of IAsyncLifetime.")]
public abstract class RestScenario : IAsyncLifetime
{
    private protected const string GroupId = "244000000000001";
    private protected const string RoomId = "266000000000001";

    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<Notice> _notices = new();

    private protected EasemobEmulator Server { get; private set; } = null!;

    private protected EmulatorData Data => Server.Data;

    public virtual async Task InitializeAsync()
    {
        Server = await EasemobEmulator.StartAsync(new EmulatorOptions { TimeProvider = new TickingClock() });
        Server.State.Notices.Posted += _notices.Enqueue;
        Data.AddUsers("alice", "bob", "carol", "dave");
        Data.AddGroup(GroupId, "alice", "bob", "carol");
        Data.AddRoom(RoomId, "alice", "bob");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Takes the notices posted since the last time.</summary>
    private protected IReadOnlyList<Notice> TakeNotices()
    {
        List<Notice> taken = [];
        while (_notices.TryDequeue(out Notice? notice))
        {
            taken.Add(notice);
        }

        return taken;
    }

    /// <summary>Makes a call and returns the members of a successful answer.</summary>
    private protected async Task<JsonElement> CallAsync(string user, string method, string path, string? body = null)
    {
        (HttpStatusCode status, JsonElement answer) = await TryCallAsync(user, method, path, body);
        Assert.True(status == HttpStatusCode.OK, $"{method} {path}: {status} {answer}");
        return answer;
    }

    /// <summary>Makes a call that must be refused, and returns its status, description and code.</summary>
    private protected async Task<(int Status, string Text, int Code)> RefusedAsync(
        string user, string method, string path, string? body = null)
    {
        (HttpStatusCode status, JsonElement answer) = await TryCallAsync(user, method, path, body);
        int code = answer.TryGetProperty("error_code", out JsonElement number) ? number.GetInt32() : 0;
        return ((int)status, answer.GetProperty("error_description").GetString()!, code);
    }

    private protected async Task<HttpResponseMessage> SendAsync(
        string? user, string method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"{Server.Address}demo/easemob/{path}") { Content = content };
        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Data.IssueToken(user));
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _http.SendAsync(request);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> TryCallAsync(string user, string method, string path, string? body)
    {
        using StringContent? content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await SendAsync(user, method, path, content);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
