using System.Globalization;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What this assembly does as a program: the other process of <see cref="TwoProcessesTests"/>.</summary>
internal static class SecondProcess
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["send" or "listen", ..])
        {
            return await SecondLiveProcess.RunAsync(args);
        }

        if (args is ["count", string server, string app, string files, string secret])
        {
            return await CountingProcess.RunAsync(server, app, files, secret);
        }

        if (args is not [string address, string appKey, string directory, string password, string shared])
        {
            await Console.Error.WriteLineAsync("This is a test project; run it with 'dotnet test'.");
            return 2;
        }

        EasemobOptions options = new()
        {
            AppKey = appKey,
            Endpoints = EasemobEndpoints.Fixed(new Uri(address)),
            CacheDirectory = directory,
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password("alice", password));
        await MeetAsync("opened");
        await WorkAsync(client.ChatManager, own: "carol", ConversationKey.Group(shared), remainder: 1);
        await MeetAsync("worked");
        IReadOnlyList<ChatMessage> others = await client.ChatManager.LoadMessagesAsync(ConversationKey.Chat("bob"), count: 400);
        Console.WriteLine(others.Count.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Fetches a conversation that is its own and one that both fetch, and removes its half of the latter meanwhile.</summary>
    public static async Task WorkAsync(IChatManager chat, string own, ConversationKey shared, ulong remainder)
    {
        Queue<string> half = [];
        await foreach (ChatMessage message in chat.FetchHistoryMessagesFromServer(shared))
        {
            if (ulong.Parse(message.MessageId, CultureInfo.InvariantCulture) % 2 == remainder)
            {
                half.Enqueue(message.MessageId);
            }
        }

        await foreach (CursorPage<ChatMessage> _ in chat.FetchHistoryMessagesFromServer(ConversationKey.Chat(own)).AsPages(pageSize: 10))
        {
            if (half.TryDequeue(out string? id))
            {
                await chat.RemoveMessagesFromServerAsync(shared, [id]);
            }
        }

        if (half.Count > 0)
        {
            await chat.RemoveMessagesFromServerAsync(shared, half);
        }
    }

    // Says where it is, and waits to be told to go on.
    private static async Task MeetAsync(string where)
    {
        Console.WriteLine(where);
        await Console.In.ReadLineAsync();
    }
}
