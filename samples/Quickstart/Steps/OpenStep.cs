using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>Opens a user's cache. No network is needed for that, and none for reading what is in it.</summary>
internal static class OpenStep
{
    public static async Task<EasemobClient> RunAsync(
        EasemobOptions options, EasemobCredential credential, CancellationToken cancellationToken)
    {
        Screen.Step("Open");
        Screen.Call("initializeSDKWithOptions", "await using EasemobClient client = await EasemobClient.OpenAsync(options, credential);");
        EasemobClient client = await EasemobClient.OpenAsync(options, credential, cancellationToken);
        Screen.Result($"{client.UserId}'s cache is open; no network was used.");
        return client;
    }
}
