namespace Easemob.Messaging.Tests.Realtime;

public class RealtimeOptionsTests
{
    public static TheoryData<string, Action<EasemobOptions>> Faults => new()
    {
        { "Realtime.KeepAliveInterval", options => options.Realtime.KeepAliveInterval = TimeSpan.FromMilliseconds(999) },
        { "Realtime.KeepAliveInterval", options => options.Realtime.KeepAliveInterval = TimeSpan.FromMinutes(11) },
        { "Realtime.KeepAliveTimeout", options => options.Realtime.KeepAliveTimeout = TimeSpan.Zero },
        { "Realtime.KeepAliveTimeout", options => options.Realtime.KeepAliveTimeout = TimeSpan.FromMinutes(11) },
        { "Realtime.ReconnectDelay", options => options.Realtime.ReconnectDelay = TimeSpan.Zero },
        { "Realtime.MaxReconnectDelay", options => options.Realtime.MaxReconnectDelay = TimeSpan.FromMilliseconds(1) },
        { "Realtime.MaxReconnectDelay", options => options.Realtime.MaxReconnectDelay = TimeSpan.FromHours(2) },
        { "DeviceName", options => options.DeviceName = string.Empty },
        { "DeviceName", options => options.DeviceName = null! },
        { "DeviceName", options => options.DeviceName = new string('x', 129) },
        { "SignInText", options => options.SignInText = new string('x', 1025) },
        { "Realtime", options => options.Realtime = null! },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Freeze_Fault_IsNamed(string name, Action<EasemobOptions> spoil)
    {
        var options = new EasemobOptions { AppKey = "org#app" };
        spoil(options);

        Assert.Contains(name, Assert.Throws<ArgumentException>(options.Freeze).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Freeze_LaterChanges_HaveNoEffect()
    {
        var options = new EasemobOptions { AppKey = "org#app", SignInText = new string('x', 1024), DeviceName = new string('x', 128) };

        EasemobOptions frozen = options.Freeze();
        options.Realtime.KeepAliveInterval = TimeSpan.FromMinutes(1);

        Assert.Equal(TimeSpan.FromSeconds(30), frozen.Realtime.KeepAliveInterval);
    }

    [Theory]
    [InlineData("https://a1.example", null, "wss://a1.example/websocket")]
    [InlineData("https://a1.example:8443", null, "wss://a1.example:8443/websocket")]
    [InlineData("http://127.0.0.1:5000", null, "ws://127.0.0.1:5000/websocket")]
    [InlineData("http://localhost", null, "ws://localhost/websocket")]
    [InlineData("https://a1.example", "wss://msync.example:7443/ws/v2", "wss://msync.example:7443/ws/v2")]
    [InlineData("https://a1.example", "ws://[::1]:5000/websocket", "ws://[::1]:5000/websocket")]
    public void Fixed_RealtimeAddress_IsTheOneGivenOrBesideRest(string rest, string? realtime, string expected) =>
        Assert.Equal(expected, EasemobEndpoints.Fixed(new Uri(rest), realtime is null ? null : new Uri(realtime)).RealtimeUri!.AbsoluteUri);

    [Theory]
    [InlineData("ws://msync.example/websocket")]
    [InlineData("https://msync.example/websocket")]
    [InlineData("wss://msync.example/websocket?x")]
    [InlineData("wss://user@msync.example/websocket")]
    [InlineData("wss://msync.example/websocket#x")]
    [InlineData("/websocket")]
    public void Fixed_UnusableRealtimeAddress_Throws(string realtime)
    {
        var uri = new Uri(realtime, UriKind.RelativeOrAbsolute);

        Assert.Equal("realtimeUri", Assert.Throws<ArgumentException>(() => EasemobEndpoints.Fixed(new Uri("https://a1.example"), uri)).ParamName);
    }
}
