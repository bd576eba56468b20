using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Attachments;

public class HostileDownloadTests : AttachmentScenario
{
    [Theory]
    [InlineData("canary-ä")]
    [InlineData("canary-漢")]
    [InlineData("canary-\u0001")]
    [InlineData("canary-\u007f")]
    public async Task Download_SecretThatNoHeaderCanHold_IsNoFailureOfTheHost(string secret)
    {
        ChatManager chat = await ChatAsync(configure: options => options.Endpoints = EasemobEndpoints.Discover(Emulator.Address));
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = UrlOf(AddFile()), Secret = secret });

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 1), (Downloads.Count, Journal.Count(EmulatorOperation.Discovery)));
    }

    [Fact]
    public async Task Download_PartOfAnotherVersion_BeginsAnew()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.MaxRetries = 0);
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadAsync(message));
        int half = Content.Length / 2;
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(
                206,
                new string('z', half),
                "image/jpeg",
                new Dictionary<string, string>
                {
                    ["Content-Range"] = $"bytes {half}-{Content.Length - 1}/{Content.Length}",
                    ["ETag"] = "\"another\"",
                }));

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Null(RangeOf(Downloads[^1]));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("folder/")]
    public async Task DownloadToFile_PathOfADirectory_IsRefusedBeforeAnythingIsSent(string name)
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        string directory = Directory.CreateDirectory(PathOf("folder")).FullName;

        await ThrowsAsync<IOException>(
            () => chat.Attachments.DownloadToFileAsync(message, PathOf(name), new AttachmentOptions { Overwrite = true }));

        Assert.Empty(Downloads);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
        Assert.Empty(Directory.GetFiles(CacheDirectory, "*.part*"));
    }

    [Fact]
    public async Task DownloadToFile_PathIsTakenMeanwhile_KeepsWhatHasComeForTheNextTime()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        string path = PathOf("mine.jpg");
        ProgressList progress = new(report =>
        {
            if (report.ReceivedBytes == Content.Length)
            {
                File.WriteAllText(path, "other");
            }
        });

        await ThrowsAsync<IOException>(
            () => chat.Attachments.DownloadToFileAsync(message, path, new AttachmentOptions { Progress = progress }));
        string taken = await File.ReadAllTextAsync(path);
        AttachmentDownload download = await chat.Attachments.DownloadToFileAsync(message, path, new AttachmentOptions { Overwrite = true });

        Assert.Equal("other", taken);
        Assert.Equal((Content.Length, 1), (download.ResumedAt, Downloads.Count));
        Assert.Equal(Content, await File.ReadAllBytesAsync(path));
        Assert.Equal([path], Directory.GetFiles(CacheDirectory, "mine*"));
    }

    [Fact]
    public async Task Download_OtherHostFailsAllTheTime_LeavesTheServiceItsRetries()
    {
        ChatManager chat = await ChatAsync();
        await using EasemobEmulator other = await EasemobEmulator.StartAsync(new EmulatorOptions { AppKey = "other#app" });
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = new Uri(other.Address, "/files/1").AbsoluteUri });
        other.Trouble.Always(EmulatorOperation.DownloadStoredFile, Fault.Status(503));
        for (int number = 0; number < 12; number++)
        {
            await ThrowsAsync<EasemobServiceException>(
                () => chat.Attachments.DownloadAsync(message, new AttachmentOptions { AllowPrivateHosts = true }));
        }

        Trouble.Next(EmulatorOperation.History, times: 2, Fault.Status(503));

        await chat.FetchHistoryMessagesFromServerAsync(Bob);
    }

    [Fact]
    public async Task Download_ExactlyAsLargeAsWanted_IsDownloaded()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message, new AttachmentOptions { MaxBytes = Content.Length });

        Assert.Equal(Content.Length, download.Length);
    }

    [Fact]
    public async Task Download_EmptyFile_IsThere()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveAsync(chat, AddFile([]));

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal((0, true), (download.Length, File.Exists(download.FilePath)));
        Assert.Single(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_PartThatNobodyAskedFor_IsCompletedOrRefused()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(206, "zz", "image/jpeg", new Dictionary<string, string> { ["Content-Range"] = $"bytes 5-6/{Content.Length}" }));

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
    }
}
