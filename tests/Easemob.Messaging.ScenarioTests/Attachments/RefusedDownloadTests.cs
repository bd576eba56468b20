using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>What the server refuses, and what the library refuses to ask or to take.</summary>
public class RefusedDownloadTests : AttachmentScenario
{
    private const string Gone = "00000000-0000-0000-0000-000000000000";

    [Fact]
    public async Task Download_FileIsGone_IsFileNotFound()
    {
        ChatManager chat = await ChatAsync();
        string url = $"https://files.example/{Emulator.AppKey.Replace('#', '/')}/chatfiles/{Gone}";
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = url });

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal((EasemobErrorCode.FileNotFound, 404), (refusal.ErrorCode, refusal.HttpStatus));
        Assert.EndsWith("(error 400). The file is gone; ask its sender for another.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_WrongSecret_IsRefusedAndLeavesTheUserSignedIn()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = UrlOf(AddFile()), Secret = "wrong-canary-17" });

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.PermissionDenied, refusal.ErrorCode);
        Assert.Equal(2, Downloads.Count);
        Assert.DoesNotContain("wrong-canary-17", refusal.ToString(), StringComparison.Ordinal);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Download_Refused_TellsOfTheFileAndNotOfMembers(int status)
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Always(EmulatorOperation.DownloadFile, Fault.Status(status, "x", "no"));

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.PermissionDenied, refusal.ErrorCode);
        Assert.EndsWith("(error 210). The file is not handed out; ask its sender for another.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_SecretThatIsNoHeader_IsRefusedWithoutRepeatingIt()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveAsync(
            chat, new FileBody { FileName = "a.pdf", Url = UrlOf(AddFile()), Secret = "canary\r\nInjected: 1" });

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(Downloads);
    }

    [Fact]
    public async Task Download_TokenRefused_IsRenewedOnce()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.Status(401, "unauthorized", "Unable to authenticate due to expired access token"));

        await chat.Attachments.DownloadAsync(message);

        Assert.Equal((2, 2), (Downloads.Count, Journal.Count(EmulatorOperation.Token)));
        Assert.NotEqual(Downloads[0].Headers["Authorization"], Downloads[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task Download_ServerBusy_IsRepeated()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, times: 2, Fault.Status(503));

        await chat.Attachments.DownloadAsync(message);

        Assert.Equal(3, Downloads.Count);
    }

    [Fact]
    public async Task Download_Offline_IsAConnectionException()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        await StopEmulatorAsync();

        EasemobConnectionException offline = await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.ServerUnreachable, offline.ErrorCode);
    }

    [Fact]
    public async Task Download_SignedOut_IsRefused()
    {
        EasemobClient client = await OpenAsync();
        ChatMessage message = await ReceiveAsync(client.ChatManager, AddFile());
        await client.SignOutAsync();

        EasemobAuthenticationException refusal =
            await ThrowsAsync<EasemobAuthenticationException>(() => client.ChatManager.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.NotSignedIn, refusal.ErrorCode);
    }

    [Fact]
    public async Task Download_LargerThanWanted_IsRefusedAndLeavesNothing()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(
            () => chat.Attachments.DownloadAsync(message, new AttachmentOptions { MaxBytes = Content.Length - 1 }));

        Assert.Equal(EasemobErrorCode.FileTooLarge, refusal.ErrorCode);
        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
        await chat.Attachments.DownloadAsync(message, new AttachmentOptions { MaxBytes = Content.Length });
    }

    [Fact]
    public async Task Download_Compressed_IsRefused()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(200, "bomb", "image/jpeg", new Dictionary<string, string> { ["Content-Encoding"] = "gzip" }));

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.MalformedResponse, refusal.ErrorCode);
    }

    [Fact]
    public async Task Download_MessageWithoutAFile_IsAnArgumentException()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage text = await ReceiveAsync(chat, new TextBody { Text = "hello" });
        ChatMessage file = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = UrlOf(AddFile()) });

        await ThrowsAsync<ArgumentException>(() => chat.Attachments.DownloadAsync(text));
        await ThrowsAsync<ArgumentException>(
            () => chat.Attachments.DownloadAsync(file, new AttachmentOptions { Part = AttachmentPart.Thumbnail }));
        await ThrowsAsync<ArgumentOutOfRangeException>(() => chat.Attachments.DownloadAsync(file, new AttachmentOptions { MaxBytes = 0 }));
        Assert.Empty(Downloads);
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://files.example/a")]
    [InlineData("https://user:password@files.example/a")]
    [InlineData("http://files.example/a")]
    [InlineData("https://localhost/a")]
    [InlineData("https://printer.localhost/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("https://127.1/a")]
    [InlineData("https://0x7f000001/a")]
    [InlineData("https://10.1.2.3/a")]
    [InlineData("https://192.168.1.1/a")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://[::ffff:10.0.0.1]/a")]
    [InlineData("https://[fe80::1]/a")]
    [InlineData("https://[fd00::1]/a")]
    [InlineData("https://xn--\u00E4/a")]
    [InlineData("https://\u200D.example/a")]
    public async Task Download_AddressThatMustNotBeAsked_IsRefused(string url)
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = url, Secret = "canary-31" });

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.DoesNotContain("/a", refusal.Message, StringComparison.Ordinal);
    }
}
