using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Easemob.Messaging.Tests.Transport;

public class ConnectionFailureTests
{
    private static readonly EasemobRetryOptions NoRetries = new() { MaxRetries = 0 };

    public static TheoryData<Exception, int, bool, bool> Failures => new()
    {
        { new HttpRequestException(HttpRequestError.NameResolutionError, "x"), 304, true, false },
        { new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)), 304, true, false },
        { new HttpRequestException(HttpRequestError.ConnectionError, "x"), 300, true, false },
        { new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), 300, true, false },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "x"), 300, false, false },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new AuthenticationException("x")), 300, false, false },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new IOException("x")), 300, true, false },
        { new HttpRequestException("x", new AuthenticationException("x")), 300, false, false },
        { new AuthenticationException("x"), 300, false, false },
        { new HttpRequestException(HttpRequestError.ResponseEnded, "x"), 300, true, true },
        { new HttpRequestException("x"), 300, true, true },
        { new IOException("x"), 300, true, true },
        { new HttpRequestException("x", new SocketException((int)SocketError.HostUnreachable)), 300, true, false },
        { new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.HostUnreachable))), 300, true, true },
        { new SocketException((int)SocketError.ConnectionReset), 300, true, true },
        { new TaskCanceledException("the handler's own"), 300, true, true },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Call_NoConnection_IsConnectionError(Exception failure, int expectedCode, bool isTransient, bool isOutcomeUnknown)
    {
        using var rig = new TransportRig(new StubHandler(HttpResponseMessage (_) => throw failure), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.RemoveAsync());

        Assert.Equal((expectedCode, isTransient, isOutcomeUnknown), (error.ErrorCode.Value, error.IsTransient, error.IsOutcomeUnknown));
        Assert.Same(failure, error.InnerException);
    }

    [Fact]
    public async Task Call_ThatChangesNothing_HasNoUnknownOutcome()
    {
        using var rig = new TransportRig(new StubHandler(HttpResponseMessage (_) => throw new IOException("x")), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.CallAsync());

        Assert.False(error.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Call_NothingListens_IsConnectionErrorThatWasNotSent()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        int port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Json(200, "{}")),
            endpoints: EasemobEndpoints.Fixed(new Uri($"http://127.0.0.1:{port}")),
            retry: NoRetries,
            configure: options => options.HttpMessageHandler = null);

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.RemoveAsync());

        Assert.Equal((300, false), (error.ErrorCode.Value, error.IsOutcomeUnknown));
    }

    [Fact]
    public async Task Call_ForeignException_IsNotDressedUp()
    {
        using var rig = new TransportRig(new StubHandler(HttpResponseMessage (_) => throw new InvalidTimeZoneException()), retry: NoRetries);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rig.CallAsync());
    }

    [Fact]
    public async Task Call_NoAnswerInTime_IsTimeoutOfOneRequest()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rig = new TransportRig(Silent(arrived), retry: NoRetries);

        Task call = rig.CallAsync();
        await arrived.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(15));
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => call);

        Assert.Equal((301, true, TimeSpan.FromSeconds(15)), (error.ErrorCode.Value, error.IsTransient, error.Timeout));
    }

    [Fact]
    public async Task Call_BodyStops_IsTimeoutToo()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Content(200, new StreamContent(new StalledStream(arrived)))), retry: NoRetries);

        Task call = rig.CallAsync();
        await arrived.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(15));

        await Assert.ThrowsAsync<EasemobTimeoutException>(() => call);
    }

    [Fact]
    public async Task Call_CancelledWhileTheBodyIsRead_LeavesTheStreamToItsReader()
    {
        using var canceling = new CancellationTokenSource();
        using var stream = new DeafStream();
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Content(200, new StreamContent(stream))));

        Task call = rig.CallAsync(canceling.Token);
        await stream.Reading.Task;
        await canceling.CancelAsync();
        bool wasDisposed = stream.IsDisposed;
        stream.Finish.SetException(new NotSupportedException("what a decompressor says"));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.False(wasDisposed, "Disposing of a decompressor that is reading ends the process.");
        Assert.Equal(canceling.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Call_CallerCancels_IsTheCallersCancellation()
    {
        using var canceling = new CancellationTokenSource();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rig = new TransportRig(Silent(arrived));

        Task call = rig.CallAsync(canceling.Token);
        await arrived.Task;
        await canceling.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(canceling.Token, error.CancellationToken);
        Assert.Single(rig.Handler.Sent);
    }

    [Fact]
    public async Task Call_AlreadyCancelled_SendsNothing()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, "{}")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.CallAsync(new CancellationToken(canceled: true)));

        Assert.Empty(rig.Handler.Sent);
    }

    [Fact]
    public async Task Call_AfterDispose_IsObjectDisposed()
    {
        var handler = new StubHandler(_ => StubHandler.Json(200, "{}"));
        var rig = new TransportRig(handler);

        rig.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => rig.CallAsync());
        Assert.False(handler.IsDisposed, "The handler is the application's.");
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("Tue, 14 Nov 2023 22:13:40 GMT", 20.0)]
    [InlineData("Tue, 14 Nov 2000 22:13:40 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Call_TooManyRequests_TellsHowLongToWait(string? retryAfter, double? expectedSeconds)
    {
        using var rig = new TransportRig(new StubHandler(_ => Limited(retryAfter)), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobRateLimitException>(() => rig.CallAsync());

        Assert.Equal((4, true, expectedSeconds), (error.ErrorCode.Value, error.IsTransient, error.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task Call_TooManyRequestsThenSuccess_WaitsAsAsked()
    {
        using var rig = new TransportRig(StubHandler.InOrder(() => Limited("7"), () => StubHandler.Json(200, StubHandler.NoConversations)));

        await rig.CallAsync();

        Assert.Equal([TimeSpan.FromSeconds(7)], rig.Clock.Waits);
    }

    private static HttpResponseMessage Limited(string? retryAfter)
    {
        HttpResponseMessage response = StubHandler.Error(429, "This request has reached api limit", "reach_limit");
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    private static StubHandler Silent(TaskCompletionSource arrived) => new(async (_, token) =>
    {
        arrived.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
        return null!;
    });

    private sealed class StalledStream(TaskCompletionSource reading) : MemoryStream
    {
        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            reading.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private sealed class DeafStream : MemoryStream
    {
        public TaskCompletionSource Reading { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<int> Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDisposed { get; private set; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Reading.TrySetResult();
            return Finish.Task;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
