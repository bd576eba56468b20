using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>How connections begin, break and end, as the vendor's client and our library tell it.</summary>
[Collection(VendorGroup.Name)]
public class ConnectionInteropTests(VendorFixture vendor)
{
    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    [NodeTheory]
    [InlineData(ForcedLogout.UserRemoved, 207, SignOutReason.AccountRemoved)]
    [InlineData(ForcedLogout.SignedInElsewhere, 206, SignOutReason.SignedInElsewhere)]
    [InlineData(ForcedLogout.PasswordChanged, 216, SignOutReason.PasswordChanged)]
    [InlineData(ForcedLogout.KickedByOtherDevice, 217, SignOutReason.KickedByOtherDevice)]
    public async Task Kick_IsTheSameToBoth(ForcedLogout operation, int type, SignOutReason reason)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice");

        Assert.Equal(2, stage.Emulator.Realtime.Kick("alice", operation));

        Assert.Equal(type, Type(await theirs.NextEventAsync("onError", value => Type(value) == type)));
        Assert.Equal(type, Type(await theirs.NextEventAsync("onDisconnected")));
        var signedOut = await ours.NextEventAsync<SignedOut>();
        Assert.Equal((reason, type), (signedOut.Reason, signedOut.ErrorCode.Value));
        Assert.Equal(ConnectionState.Disconnected, ours.Client.ConnectionState);
    }

    [NodeFact]
    public async Task SameResource_TheVendorsClientPutsTheLibraryOut()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice");
        string resource = Assert.Single(stage.Emulator.Realtime.Devices).Resource;

        VendorDevice theirs = await stage.VendorAsync("alice", new VendorSettings { Resource = resource, SignInText = "it is me 我" });

        var signedOut = await ours.NextEventAsync<SignedOut>();
        Assert.Equal((SignOutReason.SignedInElsewhere, "it is me 我"), (signedOut.Reason, signedOut.Text));
        Assert.DoesNotContain(theirs.Client.Events.All, one => one.Name == "onDisconnected");
    }

    [NodeFact]
    public async Task SameResource_TheLibraryPutsTheVendorsClientOut()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice", options => options.SignInText = "me again");
        await ours.Client.DisconnectAsync();
        string resource = Assert.Single(stage.Emulator.Realtime.Devices).Resource;
        VendorDevice theirs = await stage.VendorAsync("alice", new VendorSettings { Resource = resource });

        await ours.Client.ConnectAsync();

        JsonElement error = await theirs.NextEventAsync("onError", value => Type(value) == 206);
        Assert.Contains("me again", error.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(206, Type(await theirs.NextEventAsync("onDisconnected")));
        Assert.Equal(ConnectionState.Connected, ours.Client.ConnectionState);
    }

    [NodeFact]
    public async Task ExpiredToken_IsRefusedToBoth()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        string token = stage.Data.IssueToken("alice");
        stage.Data.ExpireTokens("alice");

        VendorClient theirs = await stage.VendorClientAsync();
        var refused = await Assert.ThrowsAsync<VendorException>(() => theirs.SignInWithTokenAsync("alice", token));
        Assert.Equal(56, refused.Type);

        LibraryDevice ours = await stage.LibraryAsync("alice", EasemobCredential.Token("alice", token));
        await Assert.ThrowsAsync<EasemobAuthenticationException>(() => ours.ConnectAsync());
    }

    [NodeFact]
    public async Task Token_ThatExpires_SignsTheVendorsClientOutAndIsRenewedHere()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        stage.Emulator.Switches.TokenLifetime = TimeSpan.FromSeconds(2);
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice");

        await theirs.NextEventAsync("onTokenWillExpire");
        await theirs.NextEventAsync("onTokenExpired");
        await theirs.NextEventAsync("onDisconnected");
        await ours.NextEventAsync<TokenExpiring>();
        Assert.DoesNotContain(ours.Events.All, one => one is SignedOut);
    }

    [NodeFact]
    public async Task Compression_IsOfferedByTheVendorsClientAndNotTaken()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        await stage.VendorAsync("alice");

        FrameEntry offer = Assert.Single(stage.Emulator.FrameJournal.Of(FrameKind.Provision));
        FrameEntry answer = Assert.Single(stage.Emulator.FrameJournal.Of(FrameKind.ProvisionAnswer));
        Assert.Contains("protocolCompress", offer.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("protocolCompress", answer.Summary, StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task SignOut_SaysGoodbye()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("bob");

        await theirs.Client.CallAsync("close");
        await ours.Client.DisconnectAsync();

        foreach (string user in new[] { "alice", "bob" })
        {
            await stage.Emulator.Realtime.WaitForDisconnectionAsync(user);
            Assert.Equal(1, stage.Emulator.FrameJournal.Count(FrameKind.Logout, user));
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasSentWhileAway_ArrivesInOrderAndAlike(bool isCut)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice");
        VendorDevice bob = await stage.VendorAsync("bob");
        if (isCut)
        {
            await theirs.CutAsync();
            await stage.Emulator.Realtime.WaitForDisconnectionAsync("alice", theirs.Resource);
            stage.Emulator.Realtime.Disconnect("alice");
        }
        else
        {
            await theirs.Client.CallAsync("close");
            await ours.Client.DisconnectAsync();
        }

        List<string> ids = [];
        for (int index = 0; index < 45; index++)
        {
            Draft draft = index % 3 == 0 ? Draft.Custom("gift", ("n", $"{index}")) : Draft.Text($"message {index}");
            ids.Add((await bob.SendAsync(Alice, draft)).Id);
        }

        if (!isCut)
        {
            await theirs.Client.SignInAsync("alice");
            await ours.Client.ConnectAsync();
        }

        foreach (IDevice device in new IDevice[] { theirs, ours })
        {
            for (int index = 0; index < ids.Count; index++)
            {
                Assert.Equal(ids[index], (await device.NextMessageAsync()).Id);
            }
        }

        // Nothing came twice.
        string last = (await bob.SendAsync(Alice, Draft.Text("a fence"))).Id;
        Assert.Equal(last, (await theirs.NextMessageAsync()).Id);
        Assert.Equal(last, (await ours.NextMessageAsync()).Id);
        ViewAssert.Same(theirs.Messages, ours.Messages);
        ViewAssert.Same(theirs.Messages, await ours.CacheAsync(Bob));
    }

    private static int? Type(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out JsonElement type) ? type.GetInt32() : null;
}
