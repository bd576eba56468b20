using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Attachments;

public class DownloadTests : AttachmentScenario
{
    [Fact]
    public async Task Download_File_IsInTheCachesDirectoryAndKnownByItsMessage()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Path.Combine(chat.Attachments.DirectoryPath!, $"{message.MessageId}.jpg"), download.FilePath);
        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal((Content.Length, 0, "image/jpeg"), (download.Length, download.ResumedAt, download.ContentType));
        Assert.Equal(download.FilePath, Assert.Single(await chat.LoadMessagesAsync(Bob)).FilePath);
        Assert.Equal([download.FilePath!], Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_File_SendsTokenAndSecretInHeadersToTheHostInUse()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();

        await chat.Attachments.DownloadAsync(await ReceiveAsync(chat, file));

        JournalEntry request = Assert.Single(Downloads);
        Assert.StartsWith("Bearer ", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(file.Secret, request.Headers["share-secret"]);
        Assert.Equal("em-redirect=true", request.Query);
        Assert.DoesNotContain("Accept-Encoding", request.Headers.Keys);
    }

    [Fact]
    public async Task Download_SecretInTheAddress_IsTakenOutOfIt()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();
        string url = $"{UrlOf(file)}?em-redirect=true&share-secret={file.Secret}&vframe=true";

        await chat.Attachments.DownloadAsync(await ReceiveAsync(chat, new FileBody { FileName = "a.b", Url = url }));

        JournalEntry request = Assert.Single(Downloads);
        Assert.Equal((file.Secret, "em-redirect=true&vframe=true"), (request.Headers["share-secret"], request.Query));
    }

    [Fact]
    public async Task Download_OnUnix_OnlyTheUserMayRead()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(download.FilePath!));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_Again_TakesTheFileThatIsThere()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        AttachmentDownload first = await chat.Attachments.DownloadAsync(message);
        await StopEmulatorAsync();

        AttachmentDownload second = await chat.Attachments.DownloadAsync(message);

        Assert.Equal((first.FilePath, first.Length, first.Length), (second.FilePath, second.Length, second.ResumedAt));
    }

    [Fact]
    public async Task Download_Overwrite_DownloadsAgain()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        string path = (await chat.Attachments.DownloadAsync(message)).FilePath!;
        await File.WriteAllTextAsync(path, "spoilt");

        await chat.Attachments.DownloadAsync(message, new AttachmentOptions { Overwrite = true });

        Assert.Equal(Content, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Download_TwoAtOnce_AreOneRequest()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        AttachmentDownload[] both = await Task.WhenAll(chat.Attachments.DownloadAsync(message), chat.Attachments.DownloadAsync(message));

        Assert.Equal(both[0].FilePath, both[1].FilePath);
        Assert.Equal(Content, await File.ReadAllBytesAsync(both[0].FilePath!));
        Assert.Single(Downloads);
    }

    [Fact]
    public async Task Download_TwoClientsOfOneCacheAtOnce_AreBothComplete()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        ChatManager other = await ChatAsync();

        AttachmentDownload[] both = await Task.WhenAll(chat.Attachments.DownloadAsync(message), other.Attachments.DownloadAsync(message));

        Assert.Equal(both[0].FilePath, both[1].FilePath);
        Assert.Equal(Content, await File.ReadAllBytesAsync(both[0].FilePath!));
        Assert.Single(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_Progress_RisesToTheWhole()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        ProgressList progress = new();

        await chat.Attachments.DownloadAsync(message, new AttachmentOptions { Progress = progress });

        Assert.True(progress.Reports.Count > 2);
        Assert.Equal(progress.Reports.Select(report => report.ReceivedBytes).Order(), progress.Reports.Select(report => report.ReceivedBytes));
        Assert.Equal((0, Content.Length), (progress.Reports[0].ReceivedBytes, progress.Reports[^1].ReceivedBytes));
        Assert.All(progress.Reports, report => Assert.Equal(Content.Length, report.TotalBytes));
    }

    [Fact]
    public async Task Download_ThumbnailOfAnImage_IsAskedForWithTheFilesAddress()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        AttachmentDownload download =
            await chat.Attachments.DownloadAsync(message, new AttachmentOptions { Part = AttachmentPart.Thumbnail });

        Assert.Equal("em-redirect=true&thumbnail=true", Assert.Single(Downloads).Query);
        ChatMessage cached = Assert.Single(await chat.LoadMessagesAsync(Bob));
        Assert.Equal((download.FilePath, null), (cached.ThumbnailPath, cached.FilePath));
        Assert.EndsWith($"{message.MessageId}.thumbnail", download.FilePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_ThumbnailOfAVideo_IsAFileOfItsOwn()
    {
        ChatManager chat = await ChatAsync();
        ChatFile video = AddFile();
        ChatFile thumbnail = AddFile([1, 2, 3]);
        ChatMessage message = await ReceiveAsync(
            chat,
            new VideoBody
            {
                FileName = "a.mp4",
                Url = UrlOf(video),
                Secret = video.Secret,
                ThumbnailUrl = UrlOf(thumbnail) + "?vframe=true",
                ThumbnailSecret = thumbnail.Secret,
            });

        AttachmentDownload download =
            await chat.Attachments.DownloadAsync(message, new AttachmentOptions { Part = AttachmentPart.Thumbnail });

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal("em-redirect=true&vframe=true", Assert.Single(Downloads).Query);
    }

    [Theory]
    [InlineData("../../../etc/passwd", "")]
    [InlineData("a/b\\c.pdf", ".pdf")]
    [InlineData("archive.tar.gz", ".gz")]
    [InlineData("x.averylongextension", "")]
    [InlineData("x.p/../y", "")]
    [InlineData("x.\u202Egpj", "")]
    [InlineData("x.pdf\0", "")]
    [InlineData("..", "")]
    [InlineData("jpg", "")]
    [InlineData("", "")]
    public async Task Download_NameOfTheSenders_IsNoPartOfThePath(string name, string extension)
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile([1]);
        ChatMessage message = await ReceiveAsync(chat, file, name);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Path.Combine(chat.Attachments.DirectoryPath!, message.MessageId + extension), download.FilePath);
        Assert.Single(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task DownloadToFile_NewPath_IsThereAndKnownByItsMessage()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        string path = PathOf("mine.jpg");

        AttachmentDownload download = await chat.Attachments.DownloadToFileAsync(message, path);

        Assert.Equal(path, download.FilePath);
        Assert.Equal(Content, await File.ReadAllBytesAsync(path));
        Assert.Equal(path, Assert.Single(await chat.LoadMessagesAsync(Bob)).FilePath);
        Assert.False(Directory.Exists(chat.Attachments.DirectoryPath));
        Assert.DoesNotContain(Directory.GetFiles(CacheDirectory), file => file.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DownloadToFile_PathIsTaken_IsRefusedUnlessItIsToBeReplaced()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        string path = PathOf("mine.jpg");
        await File.WriteAllTextAsync(path, "mine");

        await ThrowsAsync<IOException>(() => chat.Attachments.DownloadToFileAsync(message, path));
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
        Assert.Empty(Downloads);

        await chat.Attachments.DownloadToFileAsync(message, path, new AttachmentOptions { Overwrite = true });
        Assert.Equal(Content, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task DownloadToFile_NoSuchDirectory_IsAnIOException()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();

        await ThrowsAsync<DirectoryNotFoundException>(
            () => chat.Attachments.DownloadToFileAsync(message, Path.Combine(CacheDirectory, "nowhere", "a.jpg")));
    }

    [Fact]
    public async Task DownloadToStream_File_IsWrittenAndTheStreamStaysOpen()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        using MemoryStream stream = new();

        AttachmentDownload download = await chat.Attachments.DownloadToStreamAsync(message, stream);

        Assert.Equal(Content, stream.ToArray());
        Assert.Equal((Content.Length, null), (download.Length, download.FilePath));
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task Download_PinnedMessageThatWasRemoved_IsKnownByIt()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        await chat.PinnedMessages.PinAsync(Bob, message.MessageId);
        await chat.RemoveMessagesFromServerAsync(Bob, [message.MessageId]);
        ChatMessage pinned = Assert.Single(await chat.PinnedMessages.LoadAsync(Bob)).Message!;

        AttachmentDownload download = await chat.Attachments.DownloadAsync(pinned);

        Assert.Equal(download.FilePath, Assert.Single(await chat.PinnedMessages.LoadAsync(Bob)).Message!.FilePath);
    }
}
