namespace Easemob.Messaging.Tests.Transport;

/// <summary>A request as it arrived at the stub.</summary>
internal sealed record SentRequest(string Method, Uri Uri, string? Authorization, string? ContentType, long? ContentLength, string Body)
{
    public string Path => Uri.AbsolutePath;

    public string Query => Uri.Query.TrimStart('?');

    public static async Task<SentRequest> CaptureAsync(HttpRequestMessage request) => new(
        request.Method.Method,
        request.RequestUri!,
        request.Headers.Authorization?.ToString(),
        request.Content?.Headers.ContentType?.ToString(),
        request.Content?.Headers.ContentLength,
        request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync());
}
