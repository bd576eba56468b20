using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>Signs in. Other server calls do so by themselves; asking for it tells early whether the user is accepted.</summary>
internal static class SignInStep
{
    public static async Task RunAsync(EasemobClient client, CancellationToken cancellationToken)
    {
        Screen.Step("Sign in");
        Screen.Call("loginWithUsername", "await client.SignInAsync();");
        await client.SignInAsync(cancellationToken);
        Screen.Result($"{client.UserId} has a token.");
    }

    /// <summary>Empties the cache. The demo begins so: its server is new each time and knows nothing of the last run.</summary>
    public static async Task StartOverAsync(EasemobClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<Conversation> left = await client.ChatManager.GetAllConversationsAsync(cancellationToken);
        if (left.Count == 0)
        {
            return;
        }

        Screen.Call("logout", "await client.SignOutAsync(SignOutCache.Wipe);");
        await client.SignOutAsync(SignOutCache.Wipe, cancellationToken);
        Screen.Result($"Wiped the {left.Count} conversations of the last run: each demo has a server of its own.");
    }
}
