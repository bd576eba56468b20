using Easemob.Messaging;
using Easemob.Messaging.Emulator;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>The whole job against a local server with made-up data.</summary>
internal static class DemoRun
{
    public static async Task RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using EasemobEmulator emulator = await EasemobEmulator.StartAsync(
            new EmulatorOptions { Seed = EmulatorSeed.Demo }, cancellationToken);
        EasemobOptions options = arguments.Options;
        options.Endpoints = EasemobEndpoints.Fixed(emulator.Address);

        await using EasemobClient alice = await OpenStep.RunAsync(options, arguments.Credential, cancellationToken);
        await SignInStep.StartOverAsync(alice, cancellationToken);
        await SignInStep.RunAsync(alice, cancellationToken);
        IReadOnlyList<Conversation> conversations = await ConversationsStep.RunAsync(alice.ChatManager, cancellationToken);
        await HistoryStep.FetchNewestAsync(alice.ChatManager, conversations.Take(3), cancellationToken);
        await HistoryStep.RunAsync(alice.ChatManager, ConversationKey.Chat("bob"), arguments.Limit, cancellationToken);

        // Bob only looks at the server: he keeps nothing of what he fetches.
        await using EasemobClient bob = await EasemobClient.OpenAsync(
            options, EasemobCredential.Password("bob", "secret"), cancellationToken);
        await new RemovalDemo(alice, bob).RunAsync(cancellationToken);
        await new DeletionDemo(alice.ChatManager).RunAsync(cancellationToken);
        AfterwardsStep.Run(alice, arguments.OfflineCommand);
    }
}
