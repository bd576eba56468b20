using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.TroubleTests.Realtime.Support;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>The server sends what nobody asked for: the connection stays, or comes back, and what is proper arrives.</summary>
public class HandmadeFrameTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"type\":\"conv\",\"data\":{\"a\":")]
    public Task Notice_DeepJson_IsPassedOver(string opening) => SurviveAsync(world =>
    {
        world.Emulator.Realtime.SendNotify(LiveWorld.User, string.Concat(Enumerable.Repeat(opening, 20_000)));
        return true;
    });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\u0001")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"roam_delete\",\"data\":null}")]
    [InlineData("{\"type\":\"roam_delete\",\"data\":{\"to\":[],\"res\":1}}")]
    [InlineData("{\"type\":\"conv\",\"data\":{\"op\":\"del\",\"id\":7,\"ts\":1e400}}")]
    [InlineData("{\"type\":\"conv\",\"data\":{\"op\":\"del\",\"id\":\"bob\",\"type\":\"chat\",\"ts\":99999999999999999,\"from\":\"x\"}}")]
    public Task Notice_OddJson_IsPassedOver(string json) => SurviveAsync(world =>
    {
        world.Emulator.Realtime.SendNotify(LiveWorld.User, json);
        return true;
    });

    [Theory]
    [InlineData(99, new byte[0])]
    [InlineData(1, new byte[] { 0xFF, 0xFF })]
    [InlineData(1, new byte[] { 0x08, 0x4D })] // A body of type 77
    [InlineData(2, new byte[] { 0x10, 0x7F })]
    [InlineData(3, new byte[] { 0x08, 0x63 })]
    [InlineData(5, new byte[] { 0x08, 0x63 })]
    public Task Item_OfUnknownKind_IsPassedOver(int ns, byte[] payload) => SurviveAsync(world =>
    {
        Meta item = new() { Id = 7, Ns = (Meta.Types.NameSpace)ns, Timestamp = ulong.MaxValue, Payload = ByteString.CopyFrom(payload) };
        world.Emulator.Realtime.SendItem(LiveWorld.User, "bob", item.ToByteArray());
        return true;
    });

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public Task Answer_ToAnUploadThatIsNone_IsPassedOver(int code) => SurviveAsync(world => world.Emulator.Realtime.SendFrame(
        LiveWorld.User,
        FrameWriter.Frame(Command.Sync, new CommSyncDL
        {
            MetaId = 12_345,
            ServerId = ulong.MaxValue,
            Timestamp = ulong.MaxValue,
            Status = new Status { ErrorCode = (Status.Types.ErrorCode)code },
        })) > 0);

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 60)]
    [InlineData(3, 300)]
    public Task Frames_OfRandomBytes_AreDroppedOrEndTheConnection(int seed, int count) => SurviveAsync(world =>
    {
        Random random = new(seed);
        for (int number = 0; number < count; number++)
        {
            byte[] frame = new byte[random.Next(1, 200)];
            random.NextBytes(frame);
            world.Emulator.Realtime.SendFrame(LiveWorld.User, frame);
        }

        return true;
    });

    /// <summary>Tells of a message before and after something odd; both arrive, and nothing else happens to the cache.</summary>
    private static async Task SurviveAsync(Func<LiveWorld, bool> send)
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        LiveDevice device = await world.ConnectAsync();
        world.Data.Send("bob", LiveWorld.User, "before");
        await world.SettleAsync();

        Assert.True(send(world));
        world.Data.Send("bob", LiveWorld.User, "after");
        await world.UntilAsync(() => world.Lives[0].Received.Length == 2, "for the message after it");
        await world.SettleAsync();

        await EndState.AssertCachedAsync(world, device, LiveWorld.Bob);
        Assert.All(
            device.Changes.Where(change => change.State == ConnectionState.Reconnecting),
            change => Assert.True(change.Reason is EasemobConnectionException or EasemobProtocolException or EasemobTimeoutException));
        await world.EndAsync(device);
        EndState.AssertTold(world, LiveWorld.Bob);
    }
}
