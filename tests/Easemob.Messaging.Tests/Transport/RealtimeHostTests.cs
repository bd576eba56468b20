namespace Easemob.Messaging.Tests.Transport;

public class RealtimeHostTests
{
    [Theory]
    [InlineData("https", """{"protocol":"https","domain":"msync.example","ip":"10.0.0.1","port":"443"}""", "wss://msync.example/websocket")]
    [InlineData("https", """{"protocol":"https","domain":"msync.example","port":80}""", "wss://msync.example/websocket")]
    [InlineData("https", """{"protocol":"https","domain":"msync.example","port":"7443"}""", "wss://msync.example:7443/websocket")]
    [InlineData("https", """{"protocol":"https","ip":"10.0.0.1","port":"7443"}""", "wss://10.0.0.1:7443/websocket")]
    [InlineData("https", """{"protocol":"http","domain":"127.0.0.1","port":"80"},{"protocol":"https","domain":"b.example"}""", "wss://b.example/websocket")]
    [InlineData("http", """{"protocol":"http","domain":"127.0.0.1","port":"5000"}""", "ws://127.0.0.1:5000/websocket")]
    [InlineData("http", """{"protocol":"http","domain":"clear.example"},{"protocol":"http","domain":"localhost"}""", "ws://localhost/websocket")]
    public async Task GetRealtimeHosts_Discovered_FollowTheDocument(string scheme, string hosts, string expected)
    {
        using TransportRig rig = Discovering(scheme, hosts);

        Uri host = Assert.Single(await rig.Transport.GetRealtimeHostsAsync(default));

        Assert.Equal(expected, host.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"protocol":"https","domain":"a.example/elsewhere"}""")]
    [InlineData("""{"protocol":"http","domain":"a.example"}""")]
    public async Task GetRealtimeHosts_DocumentNamesNone_Is304(string hosts)
    {
        using TransportRig rig = Discovering("https", hosts);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Transport.GetRealtimeHostsAsync(default));

        Assert.Equal((304, true, "DiscoverService"), (error.ErrorCode.Value, error.IsTransient, error.Operation));
    }

    [Fact]
    public async Task GetRealtimeHosts_ListIsOld_IsFetchedAgain()
    {
        using TransportRig rig = Discovering("https", """{"protocol":"https","domain":"msync.example"}""");

        await rig.Transport.GetRealtimeHostsAsync(default);
        await rig.Transport.GetRealtimeHostsAsync(default);
        Assert.Single(rig.Handler.Sent);
        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await rig.Transport.GetRealtimeHostsAsync(default);

        Assert.Equal(2, rig.Handler.Sent.Count);
    }

    [Fact]
    public async Task GetRealtimeHosts_Fixed_NeedsNoNetwork()
    {
        using var rig = new TransportRig(new StubHandler(_ => throw new HttpRequestException("none")));

        Assert.Equal([new Uri("wss://rest.example/websocket")], await rig.Transport.GetRealtimeHostsAsync(default));
        Assert.Equal(TransportRig.Token, (await rig.Transport.Tokens.GetAsync(default)).Value);
    }

    private static TransportRig Discovering(string scheme, string hosts) => new(
        new StubHandler(_ => StubHandler.Json(
            200,
            $$$"""{"rest":{"hosts":[{"protocol":"{{{scheme}}}","domain":"localhost"}]},"msync-wx":{"hosts":[{{{hosts}}}]}}""")),
        endpoints: scheme == "https" ? EasemobEndpoints.Default : EasemobEndpoints.Discover(new Uri("http://localhost:1234")));
}
