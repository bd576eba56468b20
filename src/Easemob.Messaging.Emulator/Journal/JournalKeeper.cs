using Easemob.Messaging.Emulator.Rest;
using Microsoft.AspNetCore.Http.Features;

namespace Easemob.Messaging.Emulator.Journal;

/// <summary>Reads each request completely, writes it down, and notes the status once an answer begins.</summary>
internal sealed class JournalKeeper(RequestJournal journal, TimeProvider timeProvider)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        EmulatorOperation operation = http.GetEndpoint()?.Metadata.GetMetadata<RestOperation>()?.Operation ?? EmulatorOperation.Unknown;
        RestCall call = new(http, operation, body.ToArray());
        JournalEntry entry = Entry(call);
        journal.Add(entry);
        http.Features.Set(call);
        http.Features.Set(entry);

        // Noted before the first byte leaves, so that whoever has the answer finds it in the journal too.
        http.Response.OnStarting(() =>
        {
            entry.User = call.User;
            entry.Status = http.Features.Get<JournalEntry>() is null ? null : http.Response.StatusCode;
            return Task.CompletedTask;
        });
        await next(http);
    }

    private JournalEntry Entry(RestCall call)
    {
        HttpRequest request = call.Http.Request;
        string target = call.Http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new JournalEntry
        {
            Sequence = journal.NextSequence(),
            ReceivedAt = timeProvider.GetUtcNow(),
            Operation = call.Operation,
            Method = request.Method,
            Path = target.Split('?', 2)[0],
            Query = request.QueryString.HasValue ? request.QueryString.Value![1..] : "",
            Headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = call.BodyText,
            User = call.User,
        };
    }
}
