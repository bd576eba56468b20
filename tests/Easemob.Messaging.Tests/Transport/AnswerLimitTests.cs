using System.IO.Compression;
using System.Text;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Answers that are too large, broken, or not what they claim.</summary>
public class AnswerLimitTests
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("oops")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>Captive portal</html>")]
    [InlineData("{\"data\":{\"channel_infos\":[")]
    [InlineData("{}")]
    [InlineData("{\"error\"")]
    public async Task GetConversations_SuccessThatIsNoAnswer_IsProtocolError(string body)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, body)));

        var error = await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.CallAsync());

        Assert.Equal((309, false, "GetConversations"), (error.ErrorCode.Value, error.IsTransient, error.Operation));
        Assert.Single(rig.Handler.Sent);
    }

    [Fact]
    public async Task GetConversations_DeepJson_IsProtocolError()
    {
        string deep = "{\"data\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, deep)));

        await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.CallAsync());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Remove_AnswerAtTheLimit_IsReadAndOneByteMoreIsNot(int extra, bool isRead)
    {
        string body = "{\"a\":\"".PadRight(Limit + extra - 2, 'x') + "\"}";
        using var rig = Limited(_ => StubHandler.Json(200, body));

        Task<ServerReceipt> call = rig.Transport.RemoveMessagesAsync(ConversationKey.Chat("bob"), ["1"]);

        if (isRead)
        {
            await call;
        }
        else
        {
            var error = await Assert.ThrowsAsync<EasemobProtocolException>(() => call);
            Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetConversations_EndlessBody_StopsAtTheLimit()
    {
        using var endless = new EndlessStream();
        using var rig = Limited(_ => StubHandler.Content(200, new StreamContent(endless)));

        await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.CallAsync());

        Assert.InRange(endless.BytesRead, Limit, Limit + 4096);
    }

    [Fact]
    public async Task GetConversations_EndlessErrorBody_IsStillTheError()
    {
        using var endless = new EndlessStream();
        using var rig = Limited(_ => StubHandler.Content(403, new StreamContent(endless)));

        var error = await Assert.ThrowsAsync<EasemobServiceException>(() => rig.CallAsync());

        Assert.Equal(EasemobErrorCode.PermissionDenied, error.ErrorCode);
    }

    [Fact]
    public async Task GetConversations_GzipBombFromARealServer_StopsAtTheLimit()
    {
        await using var server = await OneShotServer.StartAsync(Compress(100 * 1024 * 1024), "Content-Encoding: gzip\r\n");
        using var rig = OverSockets(server);

        var error = await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.Transport.GetConversationsAsync());

        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetConversations_DamagedGzip_IsProtocolError()
    {
        byte[] bytes = Compress(10_000);
        bytes.AsSpan(bytes.Length / 2).Fill(0xAA);
        await using var server = await OneShotServer.StartAsync(bytes, "Content-Encoding: gzip\r\n");
        using var rig = OverSockets(server);

        await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.Transport.GetConversationsAsync());
    }

    [Fact]
    public async Task RemoveMessages_BodyShorterThanAnnounced_IsConnectionErrorWithUnknownOutcome()
    {
        await using var server = await OneShotServer.StartAsync("{\"da"u8.ToArray(), string.Empty, announced: 500);
        using var rig = OverSockets(server);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.RemoveAsync());

        Assert.Equal((300, true, true), (error.ErrorCode.Value, error.IsTransient, error.IsOutcomeUnknown));
    }

    [Fact]
    public async Task GetConversations_Redirect_IsErrorAndNotFollowed()
    {
        using var rig = new TransportRig(new StubHandler(_ =>
        {
            HttpResponseMessage response = StubHandler.Json(307, "");
            response.Headers.Location = new Uri("https://elsewhere.example/");
            return response;
        }));

        var error = await Assert.ThrowsAsync<EasemobServiceException>(() => rig.CallAsync());

        Assert.Equal((303, 307), (error.ErrorCode.Value, error.HttpStatus));
        Assert.Single(rig.Handler.Sent);
    }

    private static TransportRig Limited(Func<SentRequest, HttpResponseMessage> answer) =>
        new(new StubHandler(answer), configure: options => options.MaxResponseBytes = Limit);

    /// <summary>Makes a transport with the library's own handler.</summary>
    private static TransportRig OverSockets(OneShotServer server) => new(
        new StubHandler(_ => throw new InvalidOperationException("Not asked.")),
        endpoints: EasemobEndpoints.Fixed(server.Uri),
        retry: new EasemobRetryOptions { MaxRetries = 0 },
        configure: options =>
        {
            options.HttpMessageHandler = null;
            options.MaxResponseBytes = Limit;
        });

    private static byte[] Compress(int length)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.ASCII.GetBytes("{\"a\":\"".PadRight(length, 'x')));
        }

        return buffer.ToArray();
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'{');
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
