using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Takes the files that messages point at, and gives them out again.</summary>
internal sealed class FileApi(ServerState state)
{
    private const string Secret = "share-secret";

    public RestAnswer Upload(RestCall call)
    {
        IHeaderDictionary headers = call.Http.Request.Headers;
        if (!MultipartForm.TryFind(headers.ContentType, call.Body, "file", out string contentType, out byte[] content))
        {
            return RestErrors.BadRequest;
        }

        if (content.Length > state.Switches.MaximumFileSize)
        {
            return RestErrors.FileTooLarge;
        }

        // Only that the header is there counts, not what it says.
        ChatFile file = state.Files.Add(headers.ContainsKey("restrict-access"), contentType, content);
        return RestAnswer.Entities("post", writer => Write(writer, file));
    }

    /// <summary>Whoever has the link has the file: what the link redirects to on the service asks for no token either.</summary>
    /// <remarks>There are no thumbnails: <c>thumbnail</c> and <c>vframe</c> are answered with the file itself.</remarks>
    public RestAnswer Download(RestCall call)
    {
        if (state.Files.Find(call.Route("file")) is not { } file)
        {
            return RestErrors.UnknownResource;
        }

        string? header = call.Http.Request.Headers[Secret];
        if (file.IsRestricted && (string.IsNullOrEmpty(header) ? call.Query(Secret) : header) != file.Secret)
        {
            return RestErrors.MissingToken;
        }

        return state.Switches.FileHost is { } host ? FileAnswers.Moved(new Uri(host, $"/files/{file.Id}")) : FileAnswers.Make(call, file);
    }

    /// <summary>Gives a file out as the storage does that downloads are redirected to: it knows neither tokens nor secrets.</summary>
    public RestAnswer Stored(RestCall call) =>
        state.Files.Find(call.Route("file")) is { } file ? FileAnswers.Make(call, file) : RestErrors.UnknownResource;

    private static void Write(Utf8JsonWriter writer, ChatFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("uuid", file.Id);
        writer.WriteString("type", "chatfile");
        writer.WriteString(Secret, file.Secret);
        writer.WriteEndObject();
    }
}
