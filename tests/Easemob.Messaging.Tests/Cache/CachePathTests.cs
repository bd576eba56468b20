using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache;

public sealed class CachePathTests
{
    [Fact]
    public void For_AppAndUser_IsTheirDigest()
    {
        string path = CachePath.For("/caches", "org#app", "Alice");

        Assert.Equal("ba53a953b61b91a8", Path.GetFileName(path)[..16]);
        Assert.Equal(Path.GetFullPath("/caches"), Path.GetDirectoryName(path));
        Assert.Equal(64 + ".db".Length, Path.GetFileName(path).Length);
    }

    [Fact]
    public void For_UserInAnyCase_IsOneFile() =>
        Assert.Equal(CachePath.For("/caches", "org#app", "alice"), CachePath.For("/caches", "org#app", "ALICE"));

    [Theory]
    [InlineData("org#app", "bob")]
    [InlineData("org#app2", "alice")]
    [InlineData("org#appa", "lice")]
    public void For_OtherAppOrUser_IsAnotherFile(string appKey, string userId) =>
        Assert.NotEqual(CachePath.For("/caches", "org#app", "alice"), CachePath.For("/caches", appKey, userId));

    [Fact]
    public void For_NoDirectory_IsUnderApplicationData()
    {
        string? directory = Path.GetDirectoryName(CachePath.For(null, "org#app", "alice"));

        Assert.True(Path.IsPathFullyQualified(directory!));
        Assert.Equal("Easemob.Messaging", Path.GetFileName(directory));
        Assert.NotEqual(Environment.CurrentDirectory, Path.GetDirectoryName(directory));
    }
}
