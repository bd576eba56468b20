using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Answers requests as the test says and keeps what was sent.</summary>
internal sealed class StubHandler(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string NoConversations = """{"data":{"channel_infos":[]}}""";

    private readonly ConcurrentQueue<SentRequest> _sent = new();

    public StubHandler(Func<SentRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public IReadOnlyList<SentRequest> Sent => [.. _sent];

    public bool IsDisposed { get; private set; }

    /// <summary>Answers one request after the other, and the last answer for ever.</summary>
    public static StubHandler InOrder(params Func<HttpResponseMessage>[] answers)
    {
        int next = -1;
        return new StubHandler(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]());
    }

    public static HttpResponseMessage Json(int status, string body) => Content(status, new StringContent(body, Encoding.UTF8, "application/json"));

    public static HttpResponseMessage Content(int status, HttpContent content) => new((HttpStatusCode)status) { Content = content };

    public static HttpResponseMessage Error(int status, string description, string error = "x", int? code = null) => Json(
        status,
        System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, object?> { ["error"] = error, ["error_description"] = description, ["error_code"] = code }));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SentRequest sent = await SentRequest.CaptureAsync(request);
        _sent.Enqueue(sent);
        return await answer(sent, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
