using System.Text.Json;

namespace Easemob.Messaging.Tests.Transport;

public class DiscoveryTests
{
    private static readonly EasemobRetryOptions NoRetries = new() { MaxRetries = 0 };
    private static readonly EasemobCredential Password = EasemobCredential.Password("alice", "PASSWORD");

    /// <summary>
    /// Replays the recorded sign-ins. Left out: sign-in by app id, which this library does not do, and a document without
    /// <c>msync-wx</c>, which suffices here.
    /// </summary>
    [Theory]
    [InlineData("dns-basic", null)]
    [InlineData("dns-numeric-port", null)]
    [InlineData("dns-order-beats-priority", null)]
    [InlineData("dns-picks-protocol", null)]
    [InlineData("dns-second-bootstrap", null)]
    [InlineData("dns-ws-domain-beats-ip", null)]
    [InlineData("dns-missing-rest", 304)]
    [InlineData("dns-rest-failover-exhausted", 303)]
    [InlineData("dns-rest-no-failover-on-bad-password", 102)]
    public async Task SignIn_RecordedCase_ChoosesTheRecordedHost(string name, int? expectedError)
    {
        JsonElement vector = RestVectors.Load(name);
        IReadOnlyList<JsonElement> exchanges = RestVectors.Exchanges(vector);
        using var rig = Discovering(StubHandler.InOrder(
            [.. exchanges.Select<JsonElement, Func<HttpResponseMessage>>(exchange => () => RestVectors.ToResponse(exchange.GetProperty("response")))]));

        Exception? error = await Record.ExceptionAsync(() => rig.Transport.SignInAsync(default));

        Assert.Equal(expectedError, (error as EasemobException)?.ErrorCode.Value);
        foreach ((JsonElement exchange, SentRequest sent) in exchanges.Zip(rig.Handler.Sent))
        {
            RestVectors.AssertRequest(exchange.GetProperty("request"), sent, TransportRig.Token);
        }

        string chosen = vector.GetProperty("chosen").GetProperty("apiUrl").GetString()!;
        if (chosen.Length > 0)
        {
            Assert.Equal(chosen, rig.Handler.Sent[^1].Uri.GetLeftPart(UriPartial.Authority));
            Assert.Equal(exchanges.Count, rig.Handler.Sent.Count);
        }
    }

    [Fact]
    public async Task Call_AllBootstrapsFail_AsksEachAndIsAddressNotFound()
    {
        using var rig = Discovering(new StubHandler(_ => StubHandler.Json(500, "")));

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.CallAsync());

        Assert.Equal((304, true, false), (error.ErrorCode.Value, error.IsTransient, error.IsOutcomeUnknown));
        Assert.Equal(["127.0.0.1", "localhost"], rig.Handler.Sent.Select(sent => sent.Uri.Host));
    }

    [Theory]
    [InlineData("https", "a1.example", "443", "https://a1.example/")]
    [InlineData("https", "a1.example", "80", "https://a1.example/")]
    [InlineData("https", "a1.example", "8443", "https://a1.example:8443/")]
    [InlineData("https", "a1.example", "", "https://a1.example/")]
    public async Task SignIn_HostOfTheDocument_FollowsThePortRule(string protocol, string domain, string port, string expected)
    {
        using var rig = DiscoveringSecurely(protocol, domain, port);

        await rig.Transport.SignInAsync(default);

        Assert.Equal(expected, new Uri(rig.Handler.Sent[^1].Uri, "/").AbsoluteUri);
    }

    [Theory]
    [InlineData("http", "a1.example", "80")]
    [InlineData("https", "a1.example/elsewhere", "443")]
    [InlineData("https", "user@a1.example", "443")]
    [InlineData("https", "a1.example?x", "443")]
    [InlineData("https", "", "443")]
    [InlineData("https", "a1.example", "99999")]
    [InlineData("https", "a1.example", "x")]
    [InlineData("https", "a1.example", """\ud83d""")]
    [InlineData("https", """\ud83d""", "443")]
    public async Task SignIn_UnusableHost_IsRefused(string protocol, string domain, string port)
    {
        using var rig = DiscoveringSecurely(protocol, domain, port);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Transport.SignInAsync(default));

        Assert.Equal(EasemobErrorCode.ServerAddressNotFound, error.ErrorCode);
        Assert.DoesNotContain(rig.Handler.Sent, sent => sent.Method == "POST");
    }

    [Fact]
    public async Task SignIn_LoopbackBootstrapNamesAnotherMachine_SendsItNothing()
    {
        using var rig = Discovering(new StubHandler(_ => StubHandler.Json(200, Document("http", "10.0.0.7", "80"))));

        await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Transport.SignInAsync(default));

        Assert.DoesNotContain(rig.Handler.Sent, sent => sent.Uri.Host == "10.0.0.7");
    }

    [Theory]
    [InlineData("""{"rest":null}""")]
    [InlineData("""{"rest":{"hosts":null}}""")]
    [InlineData("""{"rest":{"hosts":[]}}""")]
    [InlineData("""{"rest":{"hosts":[null]}}""")]
    [InlineData("""{"rest":{"hosts":[{}]}}""")]
    [InlineData("""{"rest":"x"}""")]
    [InlineData("""{"rest":{"hosts":[{"protocol":5}]}}""")]
    [InlineData("nonsense")]
    public async Task SignIn_UnusableDocument_IsAddressNotFound(string document)
    {
        using var rig = Discovering(new StubHandler(_ => StubHandler.Json(200, document)));

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Transport.SignInAsync(default));

        Assert.Equal(EasemobErrorCode.ServerAddressNotFound, error.ErrorCode);
    }

    [Fact]
    public async Task Call_FiveOddStatuses_FetchesTheListAgain()
    {
        bool isOdd = true;
        using var rig = Discovering(new StubHandler(sent => Answer(sent, () => StubHandler.Json(isOdd ? 502 : 200, StubHandler.NoConversations))));
        for (int call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<EasemobServiceException>(() => rig.CallAsync());
        }

        isOdd = false;
        await rig.CallAsync();
        await rig.CallAsync();

        Assert.Equal(2, rig.Handler.Sent.Count(IsDiscovery));
    }

    [Fact]
    public async Task SignIn_ManyHostsAllAnswerOddly_AsksNoneWithoutEnd()
    {
        const int Hosts = 6;
        string hosts = string.Join(',', Enumerable.Range(1, Hosts).Select(number => $$"""{"protocol":"http","domain":"127.0.0.{{number}}"}"""));
        using var rig = Discovering(new StubHandler(sent => IsDiscovery(sent)
            ? StubHandler.Json(200, $$$"""{"rest":{"hosts":[{{{hosts}}}]}}""")
            : StubHandler.Json(502, "")));

        await Assert.ThrowsAsync<EasemobServiceException>(() => rig.Transport.SignInAsync(default));

        Assert.InRange(rig.Handler.Sent.Count(sent => !IsDiscovery(sent)), 1, Hosts + 1);
    }

    [Fact]
    public async Task Call_ConnectionFails_NextAttemptGoesToTheNextHost()
    {
        using var rig = Discovering(
            new StubHandler(sent => Answer(
                sent, () => sent.Uri.Host == "127.0.0.1" ? throw new HttpRequestException("down") : StubHandler.Json(200, StubHandler.NoConversations))),
            new EasemobRetryOptions(),
            EasemobCredential.Token("alice", TransportRig.Token));

        await rig.CallAsync();
        await rig.CallAsync();

        Assert.Equal(["127.0.0.1", "localhost", "localhost"], rig.Handler.Sent.Where(sent => !IsDiscovery(sent)).Select(sent => sent.Uri.Host));
    }

    [Fact]
    public async Task Call_AllHostsFailed_FetchesTheListAgainAndKeepsTheOldOneWhereItCannot()
    {
        int documents = 0;
        bool isDown = true;
        using var rig = Discovering(
            new StubHandler(sent => IsDiscovery(sent)
                ? StubHandler.Json(++documents == 1 ? 200 : 500, documents == 1 ? TwoHosts : "")
                : isDown ? throw new HttpRequestException("down") : StubHandler.Json(200, StubHandler.NoConversations)),
            credential: EasemobCredential.Token("alice", TransportRig.Token));
        await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.CallAsync());
        await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.CallAsync());

        isDown = false;
        await rig.CallAsync();

        Assert.Equal(3, documents); // the first list, then two bootstrap hosts that have none
        Assert.Equal(1, rig.Log.Count("OldHostsKept"));
    }

    [Fact]
    public async Task Call_ManyAtOnce_DiscoverOnce()
    {
        using var rig = Discovering(
            new StubHandler(sent => Answer(sent, () => StubHandler.Json(200, StubHandler.NoConversations))),
            credential: EasemobCredential.Token("alice", TransportRig.Token));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => rig.CallAsync())));

        Assert.Equal(1, rig.Handler.Sent.Count(IsDiscovery));
    }

    private static string TwoHosts => $$$"""
        {"rest":{"hosts":[{"protocol":"http","domain":"127.0.0.1","port":"{{{RestVectors.Port}}}"},{"protocol":"http","domain":"localhost","port":"{{{RestVectors.Port}}}"}]}}
        """;

    private static bool IsDiscovery(SentRequest sent) => sent.Path == "/easemob/server.json";

    private static HttpResponseMessage Answer(SentRequest sent, Func<HttpResponseMessage> others) => sent switch
    {
        _ when IsDiscovery(sent) => StubHandler.Json(200, TwoHosts),
        { Method: "POST" } => StubHandler.Json(200, """{"access_token":"T"}"""),
        _ => others(),
    };

    private static string Document(string protocol, string domain, string port) =>
        $$$"""{"rest":{"hosts":[{"protocol":"{{{protocol}}}","domain":"{{{domain}}}","port":"{{{port}}}"}]}}""";

    private static TransportRig Discovering(StubHandler handler, EasemobRetryOptions? retry = null, EasemobCredential? credential = null) => new(
        handler,
        credential ?? Password,
        EasemobEndpoints.Discover(new Uri($"http://127.0.0.1:{RestVectors.Port}"), new Uri($"http://localhost:{RestVectors.Port}")),
        retry ?? NoRetries);

    private static TransportRig DiscoveringSecurely(string protocol, string domain, string port) => new(
        new StubHandler(sent => StubHandler.Json(200, IsDiscovery(sent) ? Document(protocol, domain, port) : """{"access_token":"T"}""")),
        Password,
        EasemobEndpoints.Default,
        NoRetries);
}
