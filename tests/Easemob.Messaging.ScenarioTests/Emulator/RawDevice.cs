using System.Net.WebSockets;
using System.Text;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

/// <summary>A device that speaks bare frames over a socket, and does nothing by itself.</summary>
internal sealed class RawDevice : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly string _appKey;
    private readonly byte[] _buffer = new byte[6 * 1024 * 1024];
    private ulong _nextId = 530_464_800_000;

    private RawDevice(string appKey, string user, string resource)
    {
        _appKey = appKey;
        User = user;
        Resource = resource;
    }

    public string User { get; }

    public string Resource { get; }

    /// <summary>Gets the queues of the notices that came between the answers.</summary>
    public List<JID> Notices { get; } = [];

    public static async Task<RawDevice> ConnectAsync(EasemobEmulator emulator, string user, string resource, string path = "/websocket")
    {
        RawDevice device = new(emulator.AppKey, user, resource);
        using CancellationTokenSource guard = new(HangGuard);
        await device._socket.ConnectAsync(new UriBuilder(emulator.SocketAddress) { Path = path }.Uri, guard.Token);
        return device;
    }

    public static async Task<RawDevice> SignInAsync(EasemobEmulator emulator, string user, string resource = "phone", string reason = "")
    {
        RawDevice device = await ConnectAsync(emulator, user, resource);
        Provision answer = await device.ProvisionAsync(emulator.Data.IssueToken(user), reason);
        Assert.Equal(Status.Types.ErrorCode.Ok, answer.Status.ErrorCode);
        return device;
    }

    public JID Address(string name, bool isConference = false, string? resource = null)
    {
        JID address = new() { AppKey = _appKey, Name = name, Domain = isConference ? "conference.easemob.com" : "easemob.com" };
        if (resource is not null)
        {
            address.ClientResource = resource;
        }

        return address;
    }

    public async Task<Provision> ProvisionAsync(string token, string reason = "")
    {
        Provision request = new()
        {
            Resource = Resource,
            SessionId = "1:",
            Reason = reason,
            DeviceUuid = "uuid",
            DeviceName = "raw",
            AuthToken = ByteString.CopyFromUtf8($$"""{"token":"$t${{token}}"}"""),
        };
        await SendAsync(Command.Provision, request, frame => frame.Guid = Address(User, resource: Resource));
        return Provision.Parser.ParseFrom((await ExpectAsync(Command.Provision)).Payload);
    }

    public async Task<CommUnreadDL> UnreadAsync()
    {
        await SendAsync(Command.Unread, new CommUnreadUL());
        return CommUnreadDL.Parser.ParseFrom((await ExpectAsync(Command.Unread)).Payload);
    }

    public async Task<CommSyncDL> PullAsync(JID queue, ulong? key = null)
    {
        CommSyncUL pull = new() { Queue = queue };
        if (key is { } last)
        {
            pull.Key = last;
        }

        await SendAsync(Command.Sync, pull);
        return await SyncAsync();
    }

    /// <summary>Pulls and acknowledges until the queue is empty, and returns the items.</summary>
    public async Task<IReadOnlyList<Meta>> DrainAsync(JID queue)
    {
        List<Meta> items = [];
        CommSyncDL batch = await PullAsync(queue);
        while (!batch.IsLast)
        {
            items.AddRange(batch.Metas);
            batch = await PullAsync(queue, batch.NextKey);
        }

        return items;
    }

    /// <summary>Waits for a notice and returns what is in its queue.</summary>
    public async Task<IReadOnlyList<Meta>> ReceiveAsync()
    {
        if (Notices.Count == 0)
        {
            Notices.Add(CommNotice.Parser.ParseFrom((await NextAsync())!.Payload).Queue);
        }

        JID queue = Notices[0];
        Notices.RemoveAll(other => other.Equals(queue));
        return await DrainAsync(queue);
    }

    public async Task<WireBody> ReceiveBodyAsync() => WireBody.Parser.ParseFrom(Assert.Single(await ReceiveAsync()).Payload);

    /// <summary>Sends an item and returns its answer.</summary>
    public async Task<CommSyncDL> UploadAsync(Meta meta)
    {
        if (!meta.HasId)
        {
            meta.Id = _nextId++;
        }

        await SendAsync(Command.Sync, new CommSyncUL { Meta = meta });
        CommSyncDL answer = await SyncAsync();
        Assert.Equal(meta.Id, answer.MetaId);
        return answer;
    }

    public Task SendAsync(Command command, IMessage payload, Action<MSync>? complete = null)
    {
        MSync frame = new() { Command = command, Payload = payload.ToByteString() };
        complete?.Invoke(frame);
        return SendAsync(frame.ToByteArray());
    }

    public async Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Binary)
    {
        using CancellationTokenSource guard = new(HangGuard);
        await _socket.SendAsync(frame, type, endOfMessage: true, guard.Token);
    }

    public async Task<CommSyncDL> SyncAsync() => CommSyncDL.Parser.ParseFrom((await ExpectAsync(Command.Sync)).Payload);

    /// <summary>Returns the next frame, or null if the server closed; throws if it left without closing.</summary>
    public async Task<MSync?> NextAsync() => await NextBytesAsync() is { } bytes ? MSync.Parser.ParseFrom(bytes) : null;

    public async Task<byte[]?> NextBytesAsync()
    {
        using CancellationTokenSource guard = new(HangGuard);
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(_buffer.AsMemory(length), guard.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                Assert.True(part.MessageType == WebSocketMessageType.Binary, Encoding.UTF8.GetString(_buffer, 0, length));
                return _buffer[..length];
            }
        }
    }

    /// <summary>Asserts that the server closes next, properly.</summary>
    public async Task AssertClosedAsync() => Assert.Null(await NextAsync());

    /// <summary>Asserts that the connection ends next without a word.</summary>
    public Task AssertCutAsync() => Assert.ThrowsAsync<WebSocketException>(NextAsync);

    /// <summary>Asserts that nothing waits to be read: whatever is on its way comes before the answer to a heartbeat.</summary>
    public async Task AssertQuietAsync()
    {
        Assert.Empty((await UnreadAsync()).Unread);
        Assert.Empty(Notices);
    }

    public void Drop() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<MSync> ExpectAsync(Command command)
    {
        while (true)
        {
            MSync frame = await NextAsync() ?? throw new InvalidOperationException("The server closed.");
            if (frame.Command == command)
            {
                return frame;
            }

            Assert.Equal(Command.Notice, frame.Command);
            Notices.Add(CommNotice.Parser.ParseFrom(frame.Payload).Queue);
        }
    }
}
