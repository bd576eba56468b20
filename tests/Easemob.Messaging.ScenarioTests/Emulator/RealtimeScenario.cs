using System.Diagnostics.CodeAnalysis;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;
using Content = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

/// <summary>An emulator with users, a group and a room, and bare devices against it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The test runner calls DisposeAsync of IAsyncLifetime.")]
public abstract class RealtimeScenario : IAsyncLifetime
{
    private protected const string GroupId = "244000000000001";
    private protected const string RoomId = "266000000000001";

    private readonly List<RawDevice> _devices = [];

    private protected EasemobEmulator Server { get; private set; } = null!;

    private protected EmulatorData Data => Server.Data;

    private protected FrameTroubleScript Trouble => Server.RealtimeTrouble;

    public virtual async Task InitializeAsync()
    {
        Server = await EasemobEmulator.StartAsync(Options());
        Data.AddUsers("alice", "bob", "carol");
        Data.AddGroup(GroupId, "alice", "bob", "carol");
        Data.AddRoom(RoomId, "alice", "bob");
    }

    public async Task DisposeAsync()
    {
        foreach (RawDevice device in _devices)
        {
            await device.DisposeAsync();
        }

        await Server.DisposeAsync();
    }

    private protected virtual EmulatorOptions Options() => new();

    private protected async Task<RawDevice> SignInAsync(string user, string resource = "phone", string reason = "")
    {
        RawDevice device = await RawDevice.SignInAsync(Server, user, resource, reason);
        _devices.Add(device);
        return device;
    }

    private protected async Task<RawDevice> ConnectAsync(string user, string resource = "phone", string path = "/websocket")
    {
        RawDevice device = await RawDevice.ConnectAsync(Server, user, resource, path);
        _devices.Add(device);
        return device;
    }

    /// <summary>Leaves without a word, and returns once the server has noticed.</summary>
    private protected async Task DropAsync(RawDevice device)
    {
        device.Drop();
        await Server.Realtime.WaitForDisconnectionAsync(device.User, device.Resource);
    }

    private protected static Meta Text(RawDevice sender, string to, string text, string? toDevice = null) =>
        Item(sender.Address(to, resource: toDevice), new WireBody { Type = BodyType.Chat, Contents = { TextContent(text) } });

    private protected static Meta GroupText(RawDevice sender, string text) => Item(
        sender.Address(GroupId, isConference: true), new WireBody { Type = BodyType.Groupchat, Contents = { TextContent(text) } });

    private protected static Meta RoomText(RawDevice sender, string text) => Item(
        sender.Address(RoomId, isConference: true), new WireBody { Type = BodyType.Chatroom, Contents = { TextContent(text) } });

    /// <summary>Makes an item of a body, with the names that are in every body.</summary>
    private protected static Meta Item(JID to, WireBody body)
    {
        body.To = new JID { Name = to.Name };
        return new Meta { To = to, Ns = Meta.Types.NameSpace.Chat, Payload = body.ToByteString() };
    }

    private protected static Content TextContent(string text) => new() { Type = Content.Types.Type.Text, Text = text };

    private protected static string TextOf(Meta item) => WireBody.Parser.ParseFrom(item.Payload).Contents[0].Text;

    private protected static (int Code, string Reason) StatusOf(CommSyncDL answer) =>
        ((int)answer.Status.ErrorCode, answer.Status.Reason);
}
