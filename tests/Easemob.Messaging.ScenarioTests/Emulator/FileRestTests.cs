using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class FileRestTests : RestScenario
{
    // With what a boundary looks like in it, and bytes that are no text.
    private static readonly byte[] Content = [0, 255, 13, 10, 45, 45, 13, 10, 13, 10, 128, 7, 13, 10];

    [Fact]
    public async Task Upload_File_ComesBackAsItWas()
    {
        (string id, string secret) = await UploadAsync();

        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}?em-redirect=true&share-secret={secret}");

        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Download_SecretInHeader_Opens()
    {
        (string id, string secret) = await UploadAsync();

        using HttpResponseMessage answer = await SendAsync("bob", "GET", $"chatfiles/{id}", null, ("share-secret", secret));

        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Download_Thumbnail_IsTheFile()
    {
        (string id, string secret) = await UploadAsync();

        using HttpResponseMessage answer = await SendAsync(
            null, "GET", $"chatfiles/{id}?em-redirect=true&share-secret={secret}&thumbnail=true");

        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?share-secret=wrong")]
    public async Task Download_WithoutTheSecret_IsRefused(string query)
    {
        (string id, _) = await UploadAsync();

        Assert.Equal((401, "Unable to authenticate (OAuth)", 0), await RefusedAsync("alice", "GET", $"chatfiles/{id}{query}"));
    }

    [Fact]
    public async Task Download_Unrestricted_NeedsNoSecret()
    {
        (string id, _) = await UploadAsync(isRestricted: false);

        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Download_UnknownFile_IsRefused() =>
        Assert.Equal((404, "Service resource not found", 0), await RefusedAsync("alice", "GET", $"chatfiles/{Guid.NewGuid()}"));

    [Fact]
    public async Task Upload_TooLarge_IsRefused()
    {
        Server.Switches.MaximumFileSize = Content.Length - 1;
        using MultipartFormDataContent form = Form();

        using HttpResponseMessage answer = await SendAsync("alice", "POST", "chatfiles", form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_WithoutFile_IsRefused()
    {
        using MultipartFormDataContent form = new() { { new StringContent("170"), "thumbnail-width" } };

        using HttpResponseMessage answer = await SendAsync("alice", "POST", "chatfiles", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_NoForm_IsRefused() =>
        Assert.Equal((400, "Bad Request", 0), await RefusedAsync("alice", "POST", "chatfiles", "{}"));

    [Fact]
    public async Task Upload_WithoutToken_IsRefused()
    {
        using MultipartFormDataContent form = Form();

        using HttpResponseMessage answer = await SendAsync(null, "POST", "chatfiles", form);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_Journal_NamesTheUserAndKeepsNoBody()
    {
        await UploadAsync();

        JournalEntry entry = Server.Journal.Entries[^1];
        Assert.Equal(EmulatorOperation.UploadFile, entry.Operation);
        Assert.Equal("alice", entry.User);
        Assert.Empty(entry.Body);
    }

    [Fact]
    public async Task Download_CutAnswer_EndsEarly()
    {
        (string id, string secret) = await UploadAsync();
        Server.Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedJson);

        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}?share-secret={secret}");

        Assert.Equal(Content.Length / 2, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("bytes=4-", "bytes 4-13/14", 4, 10)]
    [InlineData("bytes=4-6", "bytes 4-6/14", 4, 3)]
    [InlineData("bytes=13-99", "bytes 13-13/14", 13, 1)]
    public async Task Download_Range_IsThatPart(string range, string expected, int from, int length)
    {
        (string id, _) = await UploadAsync(isRestricted: false);

        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}", null, ("Range", range));

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(expected, answer.Content.Headers.ContentRange?.ToString());
        Assert.Equal(Content.AsSpan(from, length).ToArray(), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Download_RangeBehindTheEnd_IsRefused()
    {
        (string id, _) = await UploadAsync(isRestricted: false);

        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}", null, ("Range", "bytes=14-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal("bytes */14", answer.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData(true, HttpStatusCode.PartialContent)]
    [InlineData(false, HttpStatusCode.OK)]
    public async Task Download_RangeOfAVersion_IsAllOfTheFileWhereThatIsAnother(bool isSame, HttpStatusCode expected)
    {
        (string id, _) = await UploadAsync(isRestricted: false);
        using HttpResponseMessage whole = await SendAsync(null, "GET", $"chatfiles/{id}");
        string version = whole.Headers.ETag!.ToString();

        using HttpResponseMessage answer = await SendAsync(
            null, "GET", $"chatfiles/{id}", null, ("Range", "bytes=4-"), ("If-Range", isSame ? version : "\"other\""));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Download_WithAFileHost_IsRedirectedToWhereNobodyIsAskedForAnything()
    {
        (string id, string secret) = await UploadAsync();
        Server.Switches.FileHost = Server.Address;

        using HttpResponseMessage refused = await SendAsync("alice", "GET", $"chatfiles/{id}");
        using HttpResponseMessage answer = await SendAsync(null, "GET", $"chatfiles/{id}", null, ("share-secret", secret));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal($"/files/{id}", answer.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal(EmulatorOperation.DownloadStoredFile, Server.Journal.Entries[^1].Operation);
    }

    private static MultipartFormDataContent Form()
    {
        ByteArrayContent file = new(Content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { new StringContent("170"), "thumbnail-width" }, { file, "file", "a.png" } };
    }

    private async Task<(string Id, string Secret)> UploadAsync(bool isRestricted = true)
    {
        using MultipartFormDataContent form = Form();
        using HttpResponseMessage answer = await SendAsync(
            "alice", "POST", "chatfiles?chat-type=chat&chat-target=bob", form, isRestricted ? [("restrict-access", "true")] : []);
        JsonElement entity = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("entities")[0];
        return (entity.GetProperty("uuid").GetString()!, entity.GetProperty("share-secret").GetString()!);
    }
}
