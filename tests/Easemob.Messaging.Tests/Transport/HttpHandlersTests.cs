using Easemob.Messaging.Platform;

namespace Easemob.Messaging.Tests.Transport;

public class HttpHandlersTests
{
    [Fact]
    public void Create_OwnHandler_FollowsNothingAndKeepsNoCookies()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(HttpHandlers.Create());

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.InRange(handler.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.InRange(handler.PooledConnectionLifetime, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));
    }
}
