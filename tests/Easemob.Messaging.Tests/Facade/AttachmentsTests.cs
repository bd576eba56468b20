using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class AttachmentsTests : IAsyncDisposable
{
    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public AttachmentsTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task Download_CacheInMemory_NeedsAPathOrAStream()
    {
        Assert.Null(_chat.Attachments.DirectoryPath);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.Attachments.DownloadAsync(Image()));
    }

    [Fact]
    public async Task DownloadToStream_MockedServer_AsksForWhatTheMessageNames()
    {
        var asked = new List<AttachmentRequest>();
        _transport.Setup(server => server.OpenAttachmentAsync(It.IsAny<AttachmentRequest>(), It.IsAny<CancellationToken>()))
            .Callback<AttachmentRequest, CancellationToken>((request, _) => asked.Add(request))
            .ReturnsAsync(() => new AttachmentContent { Content = new MemoryStream([1, 2, 3]), TotalLength = 3, ContentType = "image/png" });
        using var stream = new MemoryStream();

        AttachmentDownload download = await _chat.Attachments.DownloadToStreamAsync(Image(), stream);
        await _chat.Attachments.DownloadToStreamAsync(Image(), stream, new AttachmentOptions { Part = AttachmentPart.Thumbnail });

        Assert.Equal([1, 2, 3, 1, 2, 3], stream.ToArray());
        Assert.Equal((3, "image/png"), (download.Length, download.ContentType));
        Assert.Equal(
            [new AttachmentRequest { RemoteUrl = "https://a/b?c=d", Secret = "s" }, new AttachmentRequest { RemoteUrl = "https://a/b?c=d&thumbnail=true", Secret = "s" }],
            asked);
    }

    [Fact]
    public async Task DownloadToStream_ServerWithoutALength_IsLimitedAllTheSame()
    {
        _transport.Setup(server => server.OpenAttachmentAsync(It.IsAny<AttachmentRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new AttachmentContent { Content = new MemoryStream(new byte[1000]) });
        using var stream = new MemoryStream();

        var refusal = await Assert.ThrowsAsync<EasemobProtocolException>(
            () => _chat.Attachments.DownloadToStreamAsync(Image(), stream, new AttachmentOptions { MaxBytes = 999 }));

        Assert.Equal(EasemobErrorCode.FileTooLarge, refusal.ErrorCode);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public async Task Download_WrongArguments_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.Attachments.DownloadToFileAsync(Image(), ""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _chat.Attachments.DownloadToStreamAsync(Image(), null!));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _chat.Attachments.DownloadToStreamAsync(Image(), new MemoryStream([1], writable: false)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _chat.Attachments.DownloadAsync(null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _chat.Attachments.DownloadAsync(Image(), new AttachmentOptions { Part = (AttachmentPart)7 }));
    }

    private static ChatMessage Image() => new()
    {
        MessageId = "1001",
        Conversation = Bob,
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = Start,
        Body = new ImageMessageBody { FileName = "a.png", RemoteUrl = "https://a/b?c=d", Secret = "s" },
    };
}
