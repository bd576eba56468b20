using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class SignInTests : RealtimeScenario
{
    private const string WrongToken = "Sorry, token or password does not match login info";

    [Theory]
    [InlineData("/websocket")]
    [InlineData("/")]
    [InlineData("/any/other?path=1")]
    public async Task Provision_AnyPath_IsAnswered(string path)
    {
        RawDevice device = await ConnectAsync("alice", "phone", path);

        Provision answer = await device.ProvisionAsync(Data.IssueToken("alice"));

        Assert.Equal((ErrorCode.Ok, "phone", "1:"), (answer.Status.ErrorCode, answer.Resource, answer.SessionId));
        Assert.False(answer.HasProtocolCompressDirection);
        Assert.Empty(answer.ProtocolCompressType);
    }

    [Fact]
    public async Task Provision_TokenWithAnEnd_TellsItInMilliseconds()
    {
        RawDevice device = await ConnectAsync("alice");
        long earliest = Data.Now.AddHours(1).ToUnixTimeMilliseconds();

        Provision answer = await device.ProvisionAsync(Data.IssueToken("alice", TimeSpan.FromHours(1)));

        long expiresIn = JsonElement.Parse(answer.AuthToken.Span).GetProperty("expires_in").GetInt64();
        Assert.InRange(expiresIn, earliest, earliest + 20_000);
    }

    [Fact]
    public async Task Provision_TokenWithoutEnd_LeavesTheMemberOut()
    {
        RawDevice device = await ConnectAsync("alice");

        Assert.False((await device.ProvisionAsync(Data.IssueToken("alice", TimeSpan.Zero))).HasAuthToken);
    }

    [Fact]
    public async Task Provision_TokenInEachOfItsPlaces_IsUnderstood()
    {
        string token = Data.IssueToken("alice");
        foreach ((string? envelope, string? member) in ((string?, string?)[])[($"$t${token}", null), (null, token), (null, $"$t${token}")])
        {
            RawDevice device = await ConnectAsync("alice");
            Provision request = new() { Resource = "phone" };
            if (member is not null)
            {
                request.AuthToken = ByteString.CopyFromUtf8(member);
            }

            await device.SendAsync(Command.Provision, request, frame =>
            {
                frame.Guid = device.Address("Alice");
                frame.Auth = envelope ?? "";
            });

            Provision answer = Provision.Parser.ParseFrom((await device.NextAsync())!.Payload);
            Assert.Equal((ErrorCode.Ok, "phone"), (answer.Status.ErrorCode, answer.Resource));
        }
    }

    [Fact]
    public async Task Provision_Refused_SaysWhyAndCloses()
    {
        Data.AddUser("mallory");
        string expired = Data.IssueToken("alice");
        Data.ExpireTokens("alice");
        string banned = Data.IssueToken("mallory");
        Data.BanUser("mallory");

        await AssertRefusedAsync("alice", expired, ErrorCode.Fail, "Sorry, token expired");
        await AssertRefusedAsync("alice", "YWMtnobody", ErrorCode.Fail, WrongToken);
        await AssertRefusedAsync("alice", Data.IssueToken("bob"), ErrorCode.Fail, WrongToken);
        await AssertRefusedAsync("nobody", Data.IssueToken("bob"), ErrorCode.Fail, "Sorry, user not found");
        await AssertRefusedAsync("mallory", banned, ErrorCode.ImForbidden, "Sorry, user is forbidden");
    }

    [Fact]
    public async Task Provision_SameDeviceAgain_SignsTheOlderOneOut()
    {
        RawDevice older = await SignInAsync("alice");

        RawDevice newer = await SignInAsync("alice", reason: "moved");

        await AssertSignedOutAsync(older, ForcedLogout.SignedInElsewhere, "moved");
        await newer.AssertQuietAsync();
        Assert.Equal([new EmulatorDevice("alice", "phone", IsConnected: true, Pending: 0)], Server.Realtime.Devices);
    }

    [Fact]
    public async Task Provision_DeviceTooMany_IsRefused()
    {
        Server.Switches.MaxDevices = 1;
        RawDevice first = await SignInAsync("alice", "one");

        await AssertRefusedAsync("alice", Data.IssueToken("alice"), ErrorCode.TooManyDevices, "Sorry, too many devices");
        await first.AssertQuietAsync();
    }

    [Fact]
    public async Task Provision_DeviceTooMany_DisplacesTheOldestIfSaid()
    {
        Server.Switches.MaxDevices = 2;
        Server.Switches.DisplacesOldestDevice = true;
        RawDevice oldest = await SignInAsync("alice", "one");
        RawDevice second = await SignInAsync("alice", "two");

        RawDevice third = await SignInAsync("alice", "three");

        await AssertSignedOutAsync(oldest, ForcedLogout.SignedInElsewhere, "");
        await second.AssertQuietAsync();
        await third.AssertQuietAsync();
    }

    [Fact]
    public async Task Logout_SignedIn_IsAnsweredAndClosed()
    {
        RawDevice device = await SignInAsync("alice");

        await device.SendAsync(Command.Logout, new Logout { SessionId = "1:", Reason = "inner:logout" });

        MSync? answer = await device.NextAsync();
        Assert.Equal((Command.Logout, ErrorCode.Ok), (answer!.Command, Logout.Parser.ParseFrom(answer.Payload).Status.ErrorCode));
        await device.AssertClosedAsync();
        Assert.False(Assert.Single(Server.Realtime.Devices).IsConnected);
    }

    [Fact]
    public async Task Frames_BeforeSignIn_AreNotAnswered()
    {
        RawDevice device = await ConnectAsync("alice");

        await device.SendAsync(Command.Unread, new CommUnreadUL());
        await device.SendAsync([0xFF, 0xFF, 0xFF]);
        await device.SendAsync("text"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text);

        Assert.Equal(ErrorCode.Ok, (await device.ProvisionAsync(Data.IssueToken("alice"))).Status.ErrorCode);
    }

    private static async Task AssertSignedOutAsync(RawDevice device, ForcedLogout operation, string reason)
    {
        CommSyncDL batch = await device.SyncAsync();
        StatisticsBody body = StatisticsBody.Parser.ParseFrom(Assert.Single(batch.Metas).Payload);
        Assert.Equal((true, false, "easemob.com"), (batch.IsLast, batch.Queue.HasName, batch.Queue.Domain));
        Assert.Equal(((int)operation, reason), ((int)body.Operation, body.Reason));
        await device.AssertClosedAsync();
    }

    private async Task AssertRefusedAsync(string user, string token, ErrorCode code, string reason)
    {
        RawDevice device = await ConnectAsync(user);
        Provision answer = await device.ProvisionAsync(token);
        Assert.Equal((code, reason, "phone"), (answer.Status.ErrorCode, answer.Status.Reason, answer.Resource));
        await device.AssertClosedAsync();
    }
}
