using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>What the emulator refuses, the vendor's client and the library both understand, each in its own numbers.</summary>
[Collection(VendorGroup.Name)]
public class RefusalInteropTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";

    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    private static readonly Dictionary<string, Refusal> Refusals = new()
    {
        ["roaming off: history"] = new(
            stage => stage.Emulator.Switches.MessageRoaming = false,
            device => device.HistoryAsync(Bob, new HistoryAsk()),
            505, EasemobErrorCode.ServiceNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["roaming off: removal by ids"] = new(
            stage => stage.Emulator.Switches.MessageRoaming = false,
            device => device.RemoveAsync(Bob, ["1"]),
            505, EasemobErrorCode.ServiceNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["roaming off: removal by time"] = new(
            stage => stage.Emulator.Switches.MessageRoaming = false,
            device => device.RemoveBeforeAsync(Bob, DateTimeOffset.UtcNow),
            505, EasemobErrorCode.ServiceNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["lists off: paged"] = new(
            stage => stage.Emulator.Switches.ConversationList = false,
            device => device.ConversationsAsync(1, 20),
            505, EasemobErrorCode.ConversationListNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["lists off: unpaged"] = new(
            stage => stage.Emulator.Switches.ConversationList = false,
            device => device.RecentAsync(),
            505, EasemobErrorCode.ConversationListNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["lists off: deletion"] = new(
            stage => stage.Emulator.Switches.ConversationList = false,
            device => device.DeleteAsync(Bob, withMessages: true),
            505, EasemobErrorCode.ServiceNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["room history off"] = new(
            stage => stage.Emulator.Switches.ChatRoomHistory = false,
            device => device.HistoryAsync(ConversationKey.ChatRoom(RoomId), new HistoryAsk()),
            505, EasemobErrorCode.ServiceNotEnabled, typeof(EasemobFeatureDisabledException)),
        ["not a member"] = new(
            stage => stage.Data.RemoveMember(GroupId, "alice"),
            device => device.HistoryAsync(ConversationKey.Group(GroupId), new HistoryAsk()),
            602, EasemobErrorCode.GroupNotJoined, typeof(EasemobServiceException)),
        // The vendor's client takes every place for a room here.
        ["no such group"] = new(
            _ => { },
            device => device.HistoryAsync(ConversationKey.Group("1"), new HistoryAsk()),
            705, EasemobErrorCode.GroupNotFound, typeof(EasemobServiceException)),
        ["no such room"] = new(
            _ => { },
            device => device.HistoryAsync(ConversationKey.ChatRoom("1"), new HistoryAsk()),
            705, EasemobErrorCode.ChatRoomNotFound, typeof(EasemobServiceException)),
        ["too many calls: list"] = new(
            stage => stage.Emulator.Switches.LimitCalls(EmulatorOperation.ConversationListByPage, 0),
            device => device.ConversationsAsync(1, 20),
            500, EasemobErrorCode.ServiceLimitExceeded, typeof(EasemobRateLimitException)),
        ["too many calls: deletion"] = new(
            stage => stage.Emulator.Switches.LimitCalls(EmulatorOperation.DeleteConversation, 0),
            device => device.DeleteAsync(Bob, withMessages: false),
            500, EasemobErrorCode.ServiceLimitExceeded, typeof(EasemobRateLimitException)),
        // The vendor's client has its token and no password to try again with; the library is told why at the second sign-in.
        ["banned meanwhile"] = new(
            stage => stage.Data.BanUser("alice"),
            device => device.HistoryAsync(Bob, new HistoryAsk()),
            17, EasemobErrorCode.ServingForbidden, typeof(EasemobAuthenticationException)),
    };

    public static TheoryData<string> Names => [.. Refusals.Keys];

    [NodeTheory]
    [MemberData(nameof(Names))]
    public async Task Refusal_IsUnderstoodByBoth(string name)
    {
        Refusal refusal = Refusals[name];
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        stage.Data.AddRoom(RoomId, "alice", "bob");
        stage.Data.Send("bob", "alice", "hello");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        await ours.Client.SignInAsync();
        refusal.Arrange(stage);

        var their = await Assert.ThrowsAsync<VendorException>(() => refusal.Call(theirs));
        var our = (EasemobException)await Assert.ThrowsAsync(refusal.Exception, () => refusal.Call(ours));

        Assert.Equal((refusal.TheirNumber, refusal.OurCode), (their.Type, our.ErrorCode));
    }

    [NodeTheory]
    [InlineData("alice", "wrong", "invalid password", 102)]
    [InlineData("nobody", "secret", "user not found", 204)]
    [InlineData("banned", "secret", "user not activated", 305)]
    public async Task SignIn_ThatIsRefused_IsUnderstoodByBoth(string user, string password, string theirMessage, int ourCode)
    {
        const int openError = 1;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "banned");
        stage.Data.BanUser("banned");
        VendorClient theirs = await stage.VendorClientAsync();
        LibraryDevice ours = await stage.LibraryAsync(user, EasemobCredential.Password(user, password));

        var their = await Assert.ThrowsAsync<VendorException>(() => theirs.SignInAsync(user, password));
        var our = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => ours.Client.SignInAsync());

        Assert.Equal((openError, theirMessage), (their.Type, their.Message));
        Assert.Equal(ourCode, our.ErrorCode.Value);
    }

    // The vendor's client has one number, 17, for whatever it does not know, and calls everybody busy who has too many callers.
    [NodeTheory]
    [InlineData(400, 17, 110)]
    [InlineData(403, 603, 210)]
    [InlineData(404, 17, 303)]
    [InlineData(405, 17, 303)]
    [InlineData(429, 500, 4)]
    [InlineData(500, 17, 303)]
    [InlineData(502, 17, 303)]
    [InlineData(503, 500, 302)]
    [InlineData(504, 17, 303)]
    public async Task ScriptedStatus_ReachesBoth(int status, int theirNumber, int ourCode)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        stage.Emulator.Trouble.Always(EmulatorOperation.History, Fault.Status(status));

        var their = await Assert.ThrowsAsync<VendorException>(() => theirs.HistoryAsync(Bob, new HistoryAsk()));
        var our = await Assert.ThrowsAnyAsync<EasemobException>(() => ours.HistoryAsync(Bob, new HistoryAsk()));

        Assert.Equal((theirNumber, ourCode), (their.Type!.Value, our.ErrorCode.Value));
    }

    [NodeFact]
    public async Task LostConnection_IsNoticedByBoth()
    {
        const int unknown = -2;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        stage.Emulator.Trouble.Always(EmulatorOperation.History, Fault.ConnectionReset);

        var their = await Assert.ThrowsAsync<VendorException>(() => theirs.HistoryAsync(Bob, new HistoryAsk()));
        var our = await Assert.ThrowsAsync<EasemobConnectionException>(() => ours.HistoryAsync(Bob, new HistoryAsk()));

        Assert.Equal((unknown, EasemobErrorCode.ServerUnreachable), (their.Type, our.ErrorCode));
    }

    private sealed record Refusal(
        Action<Stage> Arrange, Func<IDevice, Task> Call, int TheirNumber, EasemobErrorCode OurCode, Type Exception);
}
