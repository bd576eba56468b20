namespace Easemob.Messaging.Transport;

/// <summary>A request before it is addressed to a host: it can be sent any number of times.</summary>
internal sealed record RestRequest
{
    /// <summary>Gets the operation, one of <see cref="RestOperations"/>.</summary>
    public required string Operation { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>Gets the path, percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query without its question mark, percent-encoded.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Gets what makes the body, once for every sending.</summary>
    public Func<HttpContent>? CreateBody { get; init; }

    /// <summary>Gets the kind of the conversation concerned, by which some errors are told apart.</summary>
    public ConversationType? ConversationType { get; init; }

    /// <summary>Gets whether the request changes something on the server, so that it matters whether it was carried out.</summary>
    public bool IsChange { get; init; }

    /// <summary>Gets the password in the body, which no exception may repeat even where the server does.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets the token that signs the request.</summary>
    public EasemobToken? Token { get; init; }

    /// <summary>Gets which attempt of its call this is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    public HttpContent? CreateContent()
    {
        if (CreateBody is { } create)
        {
            return create();
        }

        return HttpContents.EmptyJson(Method);
    }

    public Uri ToUri(Uri host) => new(host, Query.Length == 0 ? Path : $"{Path}?{Query}");

    /// <summary>Returns method and path; never a query or a secret.</summary>
    public override string ToString() => $"{Method} {Path}";
}
