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

    /// <summary>Ends the reading of an answer where the framework's streams do not listen to a token.</summary>
    public static CancellationTokenRegistration AbortWhenCancelled(this IDisposable response, CancellationToken cancellationToken)
    {
#if !NET
        // On .NET Framework and Mono a read ends only when its connection does.
        if (Environment.Version.Major < 5)
        {
            return cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response);
        }
#endif

        // Elsewhere it would do harm: a decompressor that is disposed of under a read goes on in memory that is no longer its own.
        return default;
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
