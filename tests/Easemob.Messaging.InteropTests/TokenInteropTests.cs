using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Signing in, tokens that both clients can use, and tokens that neither can.</summary>
[Collection(VendorGroup.Name)]
public class TokenInteropTests(VendorFixture vendor)
{
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    [NodeFact]
    public async Task Token_OfTheVendorsClient_ServesTheLibrary()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", 5);
        VendorClient client = await stage.VendorClientAsync();
        JsonElement signedIn = await client.SignInAsync("alice");
        string token = signedIn.GetProperty("accessToken").GetString()!;

        LibraryDevice ours = await stage.LibraryAsync("alice", EasemobCredential.Token("alice", token));

        Assert.Equal(stage.Data.GetHistoryIds("alice", "bob"), await ours.AllIdsAsync(Bob));
        Assert.Equal(60 * 24 * 3600, signedIn.GetProperty("duration").GetInt32());
        Assert.Equal(1, stage.Emulator.Journal.Count(EmulatorOperation.Token));
    }

    [NodeFact]
    public async Task Token_IssuedByTheServer_ServesBoth()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", 5);
        string token = stage.Data.IssueToken("alice");
        VendorClient client = await stage.VendorClientAsync();
        await client.SignInWithTokenAsync("alice", token);
        VendorDevice theirs = new(client, "alice", stage.Emulator.AppKey);
        LibraryDevice ours = await stage.LibraryAsync("alice", EasemobCredential.Token("alice", token));

        ViewAssert.Same(await theirs.PagesAsync(Bob), await ours.PagesAsync(Bob));
        Assert.Equal(0, stage.Emulator.Journal.Count(EmulatorOperation.Token));
    }

    [NodeFact]
    public async Task RenewToken_TellsWhenTheNewOneEnds()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");
        DateTimeOffset before = stage.Data.Now;
        string token = stage.Data.IssueToken("alice", TimeSpan.FromHours(1));
        DateTimeOffset after = stage.Data.Now;

        JsonElement renewed = await theirs.Client.CallAsync("renewToken", token);
        await theirs.HistoryAsync(Bob, new HistoryAsk());

        Assert.True(renewed.GetProperty("status").GetBoolean());
        Assert.Equal(token, renewed.GetProperty("token").GetString());
        long expiry = renewed.GetProperty("expire").GetInt64();
        Assert.InRange(expiry, before.AddHours(1).ToUnixTimeMilliseconds(), after.AddHours(1).ToUnixTimeMilliseconds());
        Assert.Equal($"Bearer {token}", stage.Emulator.Journal.Of(EmulatorOperation.History).Single().Headers["Authorization"]);
    }

    [NodeFact]
    public async Task RenewToken_WithATokenThatIsNone_LeavesTheOldOneInPlace()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");

        await Assert.ThrowsAsync<VendorException>(() => theirs.Client.CallAsync("renewToken", "YWMt-no-token"));

        await theirs.HistoryAsync(Bob, new HistoryAsk());
    }

    [NodeFact]
    public async Task ExpiredToken_StopsTheVendorsClientAndIsRenewedHere()
    {
        const int generalRestError = 17;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", 5);
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        await ours.PagesAsync(Bob);

        stage.Data.ExpireTokens("alice");

        var refused = await Assert.ThrowsAsync<VendorException>(() => theirs.HistoryAsync(Bob, new HistoryAsk()));
        Assert.Equal(generalRestError, refused.Type);
        Assert.Contains("expired access token", refused.Message, StringComparison.Ordinal);
        Assert.Equal(stage.Data.GetHistoryIds("alice", "bob"), await ours.AllIdsAsync(Bob));
    }

    [NodeFact]
    public async Task UserId_InCapitals_IsTheSameUser()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", 5);
        VendorDevice theirs = await stage.VendorAsync("ALICE");
        LibraryDevice ours = await stage.LibraryAsync("Alice");

        Assert.Equal(stage.Data.GetHistoryIds("alice", "bob"), await theirs.AllIdsAsync(ConversationKey.Chat("bob")));
        Assert.Equal(stage.Data.GetHistoryIds("alice", "bob"), await ours.AllIdsAsync(ConversationKey.Chat("BOB")));
    }

    [NodeFact]
    public async Task Devices_AreNoneBesideTheCaller()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");

        JsonElement devices = await theirs.Client.CallAsync("getSelfIdsOnOtherPlatform");

        Assert.Empty(devices.GetProperty("data").EnumerateArray());
    }

    [NodeFact]
    public async Task Discovery_LeadsBothToTheEmulator()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", 5);
        VendorClient client = await stage.VendorClientAsync(new VendorSettings { Discovery = true });
        await client.SignInAsync("alice");
        VendorDevice theirs = new(client, "alice", stage.Emulator.AppKey);
        LibraryDevice ours = await stage.LibraryAsync("alice", endpoints: EasemobEndpoints.Discover(stage.Emulator.Address));

        ViewAssert.Same(await theirs.PagesAsync(Bob), await ours.PagesAsync(Bob));

        Assert.Equal(2, stage.Emulator.Journal.Count(EmulatorOperation.Discovery));
        JsonElement addresses = await client.CallAsync("$addresses");
        Assert.Equal(VendorClient.Address(stage.Emulator), addresses.GetProperty("rest").GetString());
        Assert.Equal($"ws://{stage.Emulator.Address.Authority}/websocket", addresses.GetProperty("webSocket").GetString());
        Assert.Empty(addresses.GetProperty("refused").EnumerateArray());
    }
}
