using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>The scenarios in vendor/scenarios, of the vendor's client alone: any server of the realtime protocol must pass them.</summary>
[Collection(VendorGroup.Name)]
public class RealtimeScenarioTests(VendorFixture vendor)
{
    private static readonly string[] Names =
    [
        "sign in with a password, sign out",
        "sign-in refusals",
        "a text with extensions, both ways, and its receipts",
        "every type of body",
        "recall and edit",
        "history equals live",
        "offline messages arrive once, in order, with sync events",
        "a lost connection loses nothing",
        "two devices: own messages and receipts are copied to the other",
        "two devices: history removed on the other",
        "two devices: conversation pinned, marked and deleted on the other",
        "group",
        "chat room",
    ];

    public static TheoryData<string> Scenarios => [.. Names];

    [NodeTheory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_Passes(string name)
    {
        await using EasemobEmulator emulator = await EasemobEmulator.StartAsync();
        var target = new { appKey = emulator.AppKey, restUrl = VendorClient.Address(emulator), socketUrl = emulator.SocketAddress };

        await vendor.Process.CallAsync(vendor.NextClient(), "$scenario", name, target);
    }

    [NodeFact]
    public async Task Scenarios_AreAllHere()
    {
        JsonElement names = await vendor.Process.CallAsync(vendor.NextClient(), "$scenarios");

        Assert.Equal(Names, names.EnumerateArray().Select(name => name.GetString()!));
    }
}
