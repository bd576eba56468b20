using System.Net;

namespace Easemob.Messaging.Transport;

/// <summary>An answer, read and apart from its connection.</summary>
internal sealed class RestAnswer(HttpStatusCode status, PooledBytes body, TimeSpan? retryAfter) : IDisposable
{
    public int Status { get; } = (int)status;

    public bool IsSuccess => Status is >= 200 and <= 299;

    public bool IsUnauthorized => Status == (int)HttpStatusCode.Unauthorized;

    /// <summary>Gets how long the server wants to be left alone, where it said so in a form that can be understood.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Gets the body without a byte order mark.</summary>
    public ReadOnlySpan<byte> Body
    {
        get
        {
            ReadOnlySpan<byte> bytes = body.Span;
            return bytes.StartsWith("\uFEFF"u8) ? bytes.Slice(3) : bytes;
        }
    }

    public void Dispose() => body.Dispose();
}
