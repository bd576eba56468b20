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
        await SearchStep.RunAsync(alice.ChatManager, cancellationToken);

        // Bob only looks at the server: he keeps nothing of what he fetches.
        await using EasemobClient bob = await EasemobClient.OpenAsync(
            options, EasemobCredential.Password("bob", "secret"), cancellationToken);
        await new RemovalDemo(alice, bob).RunAsync(cancellationToken);
        await new DeletionDemo(alice.ChatManager).RunAsync(cancellationToken);
        await RunSecondDeviceAsync(options, alice, bob, cancellationToken);
        AfterwardsStep.Run(alice, arguments.OfflineCommand);
    }

    private static async Task RunSecondDeviceAsync(
        EasemobOptions options, EasemobClient computer, EasemobClient bob, CancellationToken cancellationToken)
    {
        DirectoryInfo phoneFolder = Directory.CreateTempSubdirectory("quickstart-phone-");
        try
        {
            var phoneOptions = new EasemobOptions
            {
                AppKey = options.AppKey,
                Endpoints = options.Endpoints,
                CacheDirectory = phoneFolder.FullName,
                DeviceName = "phone",
            };
            await using EasemobClient phone = await EasemobClient.OpenAsync(
                phoneOptions, EasemobCredential.Password(Arguments.DemoUser, "secret"), cancellationToken);
            await new SecondDeviceDemo(computer, phone, bob).RunAsync(cancellationToken);
        }
        finally
        {
            phoneFolder.Delete(recursive: true);
        }
    }
}
