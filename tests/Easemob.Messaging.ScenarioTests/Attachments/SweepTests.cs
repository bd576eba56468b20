using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>Files go when their messages have gone.</summary>
public class SweepTests : AttachmentScenario
{
    [Fact]
    public async Task SignOut_Wiping_DeletesTheFilesOfTheCache()
    {
        EasemobClient client = await OpenAsync();
        ChatManager chat = client.ChatManager;
        ChatMessage message = await ReceiveAsync(chat, AddFile());
        await chat.Attachments.DownloadAsync(message);
        string mine = (await chat.Attachments.DownloadToFileAsync(message, PathOf("mine.jpg"))).FilePath!;

        await client.SignOutAsync(SignOutCache.Wipe);

        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
        Assert.True(File.Exists(mine));
    }

    [Fact]
    public async Task SignOut_WipingDuringADownload_LeavesNoFile()
    {
        EasemobClient client = await OpenAsync();
        ChatManager chat = client.ChatManager;
        ChatMessage message = await ReceiveAsync(chat, AddFile());
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using SemaphoreSlim wiped = new(0);
        ProgressList progress = new(report =>
        {
            if (report.ReceivedBytes == Content.Length)
            {
                half.SetResult();
                wiped.Wait();
            }
        });
        Task download = Task.Run(() => chat.Attachments.DownloadAsync(message, new AttachmentOptions { Progress = progress }));
        await WithinGuardAsync(half.Task);

        await client.SignOutAsync(SignOutCache.Wipe);
        wiped.Release();

        await ThrowsAsync<EasemobAuthenticationException>(() => download);
        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task Open_FilesWithoutMessages_AreDeleted()
    {
        EasemobClient client = await OpenAsync();
        ChatManager chat = client.ChatManager;
        ChatMessage[] messages =
        [
            await ReceiveAsync(chat, AddFile()), await ReceiveAsync(chat, AddFile()), await ReceiveAsync(chat, AddFile()),
        ];
        List<string> paths = [];
        foreach (ChatMessage message in messages)
        {
            paths.Add((await chat.Attachments.DownloadAsync(message)).FilePath!);
        }

        await chat.PinnedMessages.PinAsync(Bob, messages[1].MessageId);
        using (File.Open(paths[2], FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            // A file that is in use stays.
            await chat.RemoveMessagesFromServerAsync(Bob, [messages[1].MessageId, messages[2].MessageId]);
        }

        string note = Path.Combine(chat.Attachments.DirectoryPath!, "notes.txt");
        await File.WriteAllTextAsync(note, "not ours");
        await client.DisposeAsync();
        Assert.True(File.Exists(paths[2]));

        EasemobClient again = await OpenAsync();

        await SpinUntilAsync(() => !File.Exists(paths[2]));
        await again.DisposeAsync();
        Assert.Equal([.. paths[..2], note], Directory.GetFiles(chat.Attachments.DirectoryPath!).Order());
    }

    [Fact]
    public async Task DeleteLocally_Message_TakesItsFileAlong()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage first = await ReceiveAsync(chat, AddFile());
        ChatMessage second = await ReceiveAsync(chat, AddFile());
        await chat.Attachments.DownloadAsync(first);
        string kept = (await chat.Attachments.DownloadAsync(second)).FilePath!;

        await chat.Local.Messages.DeleteAsync(Bob, [first.MessageId]);
        Assert.Equal([kept], Directory.GetFiles(chat.Attachments.DirectoryPath!));

        await chat.Local.Conversations.DeleteAsync([Bob], LocalMessages.Delete);
        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task RemoveFromServer_Message_TakesItsFileAlong()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        await chat.Attachments.DownloadAsync(message);

        await chat.RemoveMessagesFromServerAsync(Bob, [message.MessageId]);

        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task DeleteAllFromServer_Everything_TakesAllFilesAlong()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        await chat.Attachments.DownloadAsync(message);
        await chat.PinnedMessages.PinAsync(Bob, message.MessageId);

        await chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task ClearLocally_Everything_TakesAllFilesAlong()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        await chat.Attachments.DownloadAsync(message);

        await chat.Local.ClearAsync();

        Assert.Empty(Directory.GetFiles(chat.Attachments.DirectoryPath!));
    }

    [Fact]
    public async Task DeleteLocally_DuringAnotherDownload_LeavesThatAlone()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveAsync(chat, AddFile());
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.StalledBody);
        using CancellationTokenSource cancelling = new();
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProgressList progress = new(report => _ = report.ReceivedBytes == Content.Length / 2 && half.TrySetResult());
        Task download = chat.Attachments.DownloadAsync(message, new AttachmentOptions { Progress = progress }, cancelling.Token);
        await WithinGuardAsync(half.Task);

        await chat.Local.Messages.DeleteAllAsync(Bob);

        Assert.Contains(Directory.GetFiles(chat.Attachments.DirectoryPath!), path => path.EndsWith(".part", StringComparison.Ordinal));
        await cancelling.CancelAsync();
        await ThrowsAnyAsync<OperationCanceledException>(() => download);
    }

    // The sweep runs in the background, and tells nobody when it is done.
    private static Task SpinUntilAsync(Func<bool> isSo) =>
        Task.Run(() => Assert.True(SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(30)), "The files were not swept."));
}
