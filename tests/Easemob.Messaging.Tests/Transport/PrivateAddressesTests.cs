using System.Net;
using Easemob.Messaging.Platform;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Tests.Transport;

public class PrivateAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("ff02::1")]
    public void Contains_AddressOfThisMachineOrNearby_IsTrue(string address) =>
        Assert.True(PrivateAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://\u2460\u2461\u2466.\u24EA.\u24EA.\u2460/a")]
    [InlineData("https://\uFF10x7f.1/a")]
    [InlineData("https://\uFF4C\uFF4F\uFF43\uFF41\uFF4C\uFF48\uFF4F\uFF53\uFF54/a")]
    [InlineData("https://192.168.1.1./a")]
    [InlineData("https://2130706433/a")]
    [InlineData("https://printer.localhost./a")]
    [InlineData("https://[::ffff:10.0.0.1]/a")]
    public void Contains_HostWrittenOtherwise_IsTrue(string url) => Assert.True(PrivateAddresses.Contains(new Uri(url)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    [InlineData("2606:4700::1")]
    [InlineData("2002:0101:0101::1")]
    public void Contains_PublicAddress_IsFalse(string address) =>
        Assert.False(PrivateAddresses.Contains(IPAddress.Parse(address)));

    [Fact]
    public async Task Handler_NameThatLeadsToARefusedAddress_ConnectsToNothing()
    {
        using var client = new HttpClient(FileHandlers.Create(PrivateAddresses.Contains));

        // Whether anybody listens there does not matter.
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://localhost:9")));

        Assert.True(PrivateAddressException.IsCauseOf(failure));
    }

    [Fact]
    public async Task Handler_NothingRefused_TriesToConnect()
    {
        using var client = new HttpClient(FileHandlers.Create(static _ => false));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://localhost:9")));

        Assert.False(PrivateAddressException.IsCauseOf(failure));
    }
}
