using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>Downloads that break off go on where they were, or begin anew where they cannot.</summary>
public class BrokenDownloadTests : AttachmentScenario
{
    private static readonly Fault[] Cuts = [Fault.TruncatedBody, Fault.ResetInBody];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Download_CutOnce_GoesOnWithinTheCall(int cut)
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, Cuts[cut]);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal(2, Downloads.Count);
    }

    [Fact]
    public async Task Download_CutOnce_AsksForTheRestOfTheSameVersion()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);

        await chat.Attachments.DownloadAsync(message);

        Assert.Null(RangeOf(Downloads[0]));
        Assert.Equal($"bytes={Content.Length / 2}-", RangeOf(Downloads[1]));
        Assert.Equal((206, true), (Downloads[1].Status, Downloads[1].Headers["If-Range"].StartsWith('"')));
    }

    [Fact]
    public async Task Download_CutAgainAndAgain_FailsAndGoesOnTheNextTime()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, times: 3, Fault.TruncatedBody);

        EasemobConnectionException broken = await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadAsync(message));
        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(("DownloadAttachment", true), (broken.Operation, broken.IsTransient));
        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal(4, Downloads.Count);
        Assert.Equal($"bytes={download.ResumedAt}-", RangeOf(Downloads[3]));
        Assert.True(download.ResumedAt > Content.Length / 2);
        Assert.Equal([download.FilePath!], Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Download_CutAndNoRetries_LeavesNothingUnderTheFinalName()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.MaxRetries = 0);
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        string path = PathOf("mine.jpg");

        await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadToFileAsync(message, path));

        Assert.False(File.Exists(path));
        Assert.Equal(Content.Length / 2, new FileInfo(Assert.Single(Directory.GetFiles(CacheDirectory, "mine.jpg.*.part"))).Length);
        Assert.Null(Assert.Single(await chat.LoadMessagesAsync(Bob)).FilePath);
    }

    [Fact]
    public async Task Download_OtherVersionSince_BeginsAnew()
    {
        ChatManager chat = await ChatAsync(configure: options => options.Retry.MaxRetries = 0);
        ChatFile file = AddFile();
        ChatMessage message = await ReceiveAsync(chat, file);
        await CutAsync(chat, message);
        byte[] changed = MakeContent(Content.Length, seed: 8);
        Emulator.State.Files.Put(file with { Content = changed });

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(changed, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal(200, Downloads[^1].Status);
    }

    [Fact]
    public async Task Download_ShorterVersionSince_BeginsAnew()
    {
        ChatManager chat = await ChatAsync(configure: options => options.Retry.MaxRetries = 0);
        ChatFile file = AddFile();
        ChatMessage message = await ReceiveAsync(chat, file);
        await CutAsync(chat, message);
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(416, "", "text/plain", new Dictionary<string, string> { ["Content-Range"] = "bytes */3" }));
        Emulator.State.Files.Put(file with { Content = [1, 2, 3] });

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Null(RangeOf(Downloads[^1]));
    }

    [Theory]
    [InlineData("bytes 0-1/300000")]
    [InlineData("bytes 1-2/3")]
    [InlineData("items 150000-150001/300000")]
    [InlineData("nonsense")]
    public async Task Download_ServerSendsAnotherPart_BeginsAnew(string range)
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.MaxRetries = 0);
        await CutAsync(chat, message);
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(206, "zz", "image/jpeg", new Dictionary<string, string> { ["Content-Range"] = range }));

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Null(RangeOf(Downloads[^1]));
    }

    [Fact]
    public async Task Download_PartOfAnotherLength_BeginsAnew()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.MaxRetries = 0);
        await CutAsync(chat, message);
        int half = Content.Length / 2;
        Trouble.Next(
            EmulatorOperation.DownloadFile,
            Fault.Answer(206, "z", "image/jpeg", new Dictionary<string, string> { ["Content-Range"] = $"bytes {half}-{half}/{half + 1}" }));

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
    }

    [Fact]
    public async Task DownloadToFile_PartOfAnotherMessage_IsNotContinued()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.MaxRetries = 0);
        byte[] other = MakeContent(Content.Length, seed: 9);
        ChatMessage second = await ReceiveAsync(chat, AddFile(other));
        string path = PathOf("mine.jpg");
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadToFileAsync(message, path));

        AttachmentDownload download = await chat.Attachments.DownloadToFileAsync(second, path);

        Assert.Equal(0, download.ResumedAt);
        Assert.Equal(other, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Download_Cancelled_GoesOnTheNextTime()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.StalledBody);
        using CancellationTokenSource cancelling = new();
        ProgressList progress = new(report =>
        {
            if (report.ReceivedBytes == Content.Length / 2)
            {
                cancelling.Cancel();
            }
        });

        OperationCanceledException cancelled = await ThrowsAnyAsync<OperationCanceledException>(
            () => chat.Attachments.DownloadAsync(message, new AttachmentOptions { Progress = progress }, cancelling.Token));
        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(cancelling.Token, cancelled.CancellationToken);
        Assert.Equal(Content.Length / 2, download.ResumedAt);
        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
    }

    [Fact]
    public async Task Download_StalledBody_IsATimeoutAndGoesOn()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync(options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(0.5));
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.StalledBody);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal($"bytes={Content.Length / 2}-", RangeOf(Downloads[1]));
    }

    [Fact]
    public async Task DownloadToStream_CutOnce_GoesOn()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        using MemoryStream stream = new();

        await chat.Attachments.DownloadToStreamAsync(message, stream);

        Assert.Equal(Content, stream.ToArray());
    }

    [Fact]
    public async Task DownloadToStream_CutAndServerBeginsAnew_FailsRatherThanRepeatBytes()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();
        ChatMessage message = await ReceiveAsync(chat, file);
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        bool isChanged = false;
        ProgressList progress = new(report =>
        {
            if (report.ReceivedBytes > 0 && !isChanged)
            {
                isChanged = true;
                Emulator.State.Files.Put(file with { Content = MakeContent(Content.Length, seed: 8) });
            }
        });
        using MemoryStream stream = new();

        await ThrowsAsync<EasemobProtocolException>(
            () => chat.Attachments.DownloadToStreamAsync(message, stream, new AttachmentOptions { Progress = progress }));

        Assert.Equal(Content[..(Content.Length / 2)], stream.ToArray());
    }

    [Fact]
    public async Task Download_ClientDisposedMeanwhile_Ends()
    {
        EasemobClient client = await OpenAsync();
        ChatMessage message = await ReceiveAsync(client.ChatManager, AddFile());
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.StalledBody);
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProgressList progress = new(report => _ = report.ReceivedBytes == Content.Length / 2 && half.TrySetResult());
        Task download = client.ChatManager.Attachments.DownloadAsync(message, new AttachmentOptions { Progress = progress });
        await WithinGuardAsync(half.Task);

        await client.DisposeAsync();

        await ThrowsAsync<ObjectDisposedException>(() => download);
        await ThrowsAsync<ObjectDisposedException>(() => client.ChatManager.Attachments.DownloadAsync(message));
    }

    private async Task CutAsync(ChatManager chat, ChatMessage message)
    {
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.TruncatedBody);
        await ThrowsAsync<EasemobConnectionException>(() => chat.Attachments.DownloadAsync(message));
    }
}
