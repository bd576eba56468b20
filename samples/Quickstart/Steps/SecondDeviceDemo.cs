using Easemob.Messaging;
using Quickstart.Output;
using Spectre.Console;

namespace Quickstart.Steps;

/// <summary>Connects alice's computer and her phone. What bob sends appears on both; what she removes on one goes from the other.</summary>
internal sealed class SecondDeviceDemo(EasemobClient computer, EasemobClient phone, EasemobClient bob)
{
    private static readonly ConversationKey WithAlice = ConversationKey.Chat("alice");
    private static readonly ConversationKey WithBob = ConversationKey.Chat("bob");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Screen.Step("5 Two devices, live");
        await phone.ChatManager.FetchHistoryMessagesFromServerAsync(WithBob, cancellationToken: cancellationToken);
        Screen.Call("connect", "await client.ConnectAsync();");
        await Task.WhenAll(
            computer.ConnectAsync(cancellationToken), phone.ConnectAsync(cancellationToken), bob.ConnectAsync(cancellationToken));
        Screen.Result("alice's computer, alice's phone and bob are connected.");

        await ReceiveAsync(cancellationToken);
        await RemoveAsync(cancellationToken);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        Screen.Call("messagesDidReceive", "chat.MessageReceived += (_, received) => Show(received.Message);");
        Task<MessageReceived> onComputer = NextAsync<MessageReceived>(computer, cancellationToken);
        Task<MessageReceived> onPhone = NextAsync<MessageReceived>(phone, cancellationToken);

        Screen.Call(
            "sendMessage", "await chat.SendMessageAsync(new OutgoingMessage { Conversation = alice, Body = body });");
        var body = new TextMessageBody { Text = "晚上八点见？ See you at eight?" };
        await bob.ChatManager.SendMessageAsync(new OutgoingMessage { Conversation = WithAlice, Body = body }, cancellationToken);

        await Task.WhenAll(onComputer, onPhone);
        Screen.Result($"It is on both of alice's devices: {Previews.Of((await onPhone).Message)}");
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatMessage> newest = await computer.ChatManager.LoadMessagesAsync(
            WithBob, count: 3, cancellationToken: cancellationToken);
        Screen.Call("multiDevicesMessageBeRemoved", "chat.MessagesRemovedOnOtherDevice += (_, removed) => Forget(removed.MessageIds);");
        Task<MessagesRemovedOnOtherDevice> onPhone = NextAsync<MessagesRemovedOnOtherDevice>(phone, cancellationToken);

        string[] removed = [.. newest.Skip(1).Select(message => message.MessageId)];
        string[] before = await CachedAsync(phone, cancellationToken);
        await RemovalStep.ByIdsAsync(computer.ChatManager, WithBob, removed, cancellationToken);
        MessagesRemovedOnOtherDevice told = await onPhone;

        string[] after = await CachedAsync(phone, cancellationToken);
        Table table = Tables.Create("phone, before", "phone, after", "Message");
        foreach (ChatMessage message in newest)
        {
            Tables.AddRow(table, Seen(before, message), Seen(after, message), Previews.Of(message));
        }

        Screen.Show(table);
        Screen.Result($"The phone was told, compared its cache with the server and dropped {told.MessageIds.Count} messages by itself.");
    }

    private static async Task<T> NextAsync<T>(EasemobClient device, CancellationToken cancellationToken)
        where T : ChatEvent =>
        await device.ChatManager.Events.OfType<T>().FirstAsync(cancellationToken);

    private static async Task<string[]> CachedAsync(EasemobClient device, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatMessage> messages = await device.ChatManager.LoadMessagesAsync(
            WithBob, count: 10, cancellationToken: cancellationToken);
        return [.. messages.Select(message => message.MessageId)];
    }

    private static string Seen(string[] ids, ChatMessage message) => ids.Contains(message.MessageId) ? "there" : "gone";
}
