using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Tests.Transport;

public class AttachmentAddressTests
{
    private static readonly AppKey App = AppKey.TryParse("Org#app", out AppKey key) ? key : default;

    [Theory]
    [InlineData("https://a1.example/org/app/chatfiles/0af1-2B", "0af1-2B", "em-redirect=true", null)]
    [InlineData("http://elsewhere/ORG/App/ChatFiles/7?em-redirect=true&share-secret=s%2B1%3D", "7", "em-redirect=true", "s+1=")]
    [InlineData("https://a1.example/org/app/chatfiles/7?vframe=true&share-secret=a=b", "7", "em-redirect=true&vframe=true", "a=b")]
    public void Parse_FileOfTheService_IsFetchedFromTheHostInUse(string url, string id, string query, string? secret)
    {
        AttachmentAddress? address = AttachmentAddress.Parse(url, App);

        Assert.NotNull(address);
        Assert.Null(address.Foreign);
        Assert.Equal((id, query, secret), (address.FileId, address.Query, address.SecretInQuery));
    }

    // None of these may lead the token to another path.
    [Theory]
    [InlineData("https://a1.example/org/other/chatfiles/7")]
    [InlineData("https://a1.example/org/app/chatfiles")]
    [InlineData("https://a1.example/org/app/chatfiles/")]
    [InlineData("https://a1.example/org/app/chatfiles/7/8")]
    [InlineData("https://a1.example/org/app/chatfiles/%2e%2e/users")]
    [InlineData("https://a1.example/org/app/chatfiles/../users")]
    [InlineData("https://a1.example/org/app/chatfiles/..%2fusers")]
    [InlineData("https://a1.example/org/app/users/7")]
    [InlineData("https://a1.example/org%2Fapp/chatfiles/7")]
    public void Parse_AnyOtherPath_IsSomebodyElses(string url) =>
        Assert.Equal("a1.example", AttachmentAddress.Parse(url, App)?.Foreign?.Host);

    [Theory]
    [InlineData("")]
    [InlineData("/org/app/chatfiles/7")]
    [InlineData("chatfiles/7")]
    [InlineData("file:///org/app/chatfiles/7")]
    [InlineData("javascript:alert(1)")]
    public void Parse_NoAddress_IsNull(string url) => Assert.Null(AttachmentAddress.Parse(url, App));
}
