namespace Easemob.Messaging.ScenarioTests;

/// <summary>The other process of the tests of the realtime channel: it connects and tells, line by line, how far it is.</summary>
internal static class SecondLiveProcess
{
    public static async Task<int> RunAsync(string[] args)
    {
        EasemobOptions options = new()
        {
            AppKey = args[2],
            Endpoints = EasemobEndpoints.Fixed(new Uri(args[1])),
            CacheDirectory = args[3],
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password("alice", args[4]));
        client.ChatManager.MessageReceived += (_, received) => Console.WriteLine($"received {received.Message.MessageId}");
        client.ChatManager.MessagesRemovedOnOtherDevice += (_, removed) => Console.WriteLine($"removed from {removed.Conversation.Id}");
        await client.ConnectAsync();
        Console.WriteLine("connected");
        if (args[0] == "send")
        {
            OutgoingMessage message = new() { Conversation = ConversationKey.Chat("bob"), Body = new TextMessageBody { Text = "hello" } };
            await client.ChatManager.SendMessageAsync(message);
        }

        await Console.In.ReadLineAsync();
        return 0;
    }
}
