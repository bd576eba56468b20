using System.Net.Http.Headers;

namespace Easemob.Messaging.Platform;

/// <summary>What differs in the bodies of requests and answers.</summary>
internal static class HttpContents
{
    /// <summary>Returns the body of a request that has none but must say a content type, as the vendor's clients do.</summary>
    public static HttpContent? EmptyJson(HttpMethod method)
    {
#if !NET
        // .NET Framework and Mono refuse a GET with content, be it empty, and the header exists on content only.
        if (method == HttpMethod.Get && Environment.Version.Major < 5)
        {
            return null;
        }
#endif
        var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Writes the body into memory, so that its length is sent ahead of it.</summary>
    public static Task BufferAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        return content.LoadIntoBufferAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return content.LoadIntoBufferAsync();
#endif
    }

    public static Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        return content.ReadAsStreamAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
#endif
    }
}
