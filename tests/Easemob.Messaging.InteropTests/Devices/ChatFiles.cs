using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>Files on the server, as an application puts them there that sends with our library: that uploads nothing.</summary>
internal static class ChatFiles
{
    private static readonly HttpClient Http = new();

    public static async Task<ChatFile> UploadAsync(EasemobEmulator emulator, string user, string name, string text)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(text));
        using MultipartFormDataContent form = new() { { content, "file", name } };
        Uri folder = new(emulator.Address, $"{emulator.AppKey.Replace('#', '/')}/chatfiles");
        using HttpRequestMessage request = new(HttpMethod.Post, folder) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Data.IssueToken(user));
        using HttpResponseMessage response = await Http.SendAsync(request);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        JsonElement entity = answer.RootElement.GetProperty("entities")[0];
        string url = $"{folder}/{entity.GetProperty("uuid").GetString()}";
        return new ChatFile(name, url, entity.GetProperty("share-secret").GetString()!, Encoding.UTF8.GetByteCount(text));
    }

    public static async Task<string> DownloadAsync(EasemobEmulator emulator, string user, string url, string? secret)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Data.IssueToken(user));
        if (secret is not null)
        {
            request.Headers.Add("share-secret", secret);
        }

        using HttpResponseMessage response = await Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}

