using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>A scenario in which bob sends alice files. No secret of a file may get into a log line or an exception either.</summary>
public abstract class AttachmentScenario : Scenario
{
    private readonly List<string> _secrets = [];

    /// <summary>More than the library reads at a time.</summary>
    private protected static byte[] Content { get; } = MakeContent(300_000, seed: 7);

    private protected static byte[] MakeContent(int length, int seed)
    {
        byte[] content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.DoesNotContain(Log.Lines, line => _secrets.Any(secret => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    private protected ChatFile AddFile(byte[]? content = null)
    {
        ChatFile file = Emulator.State.Files.Add(isRestricted: true, "image/jpeg", content ?? Content);
        _secrets.Add(file.Secret);
        return file;
    }

    /// <summary>Returns the address of a file as its sender gives it: with a host that is not the one in use.</summary>
    private protected string UrlOf(ChatFile file) => $"https://files.example/{Emulator.AppKey.Replace('#', '/')}/chatfiles/{file.Id}";

    /// <summary>Has bob send a message, and fetches it.</summary>
    private protected async Task<ChatMessage> ReceiveAsync(ChatManager chat, EmulatorMessageBody body)
    {
        string id = Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = body });
        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);
        return page.Items.Single(message => message.MessageId == id);
    }

    private protected Task<ChatMessage> ReceiveAsync(ChatManager chat, ChatFile file, string name = "photo.JPG") => ReceiveAsync(
        chat, new ImageBody { FileName = name, Url = UrlOf(file), Secret = file.Secret, FileLength = file.Content.Length });

    /// <summary>Opens a client, and receives an image with the usual content.</summary>
    private protected async Task<(ChatManager Chat, ChatMessage Message)> ReceiveAsync(Action<EasemobOptions>? configure = null)
    {
        ChatManager chat = await ChatAsync(configure: configure);
        return (chat, await ReceiveAsync(chat, AddFile()));
    }

    private protected string PathOf(string name) => Path.Combine(CacheDirectory, name);

    private protected IReadOnlyList<JournalEntry> Downloads =>
        [.. Journal.Entries.Where(entry => entry.Operation == EmulatorOperation.DownloadFile)];

    private protected static string? RangeOf(JournalEntry entry) => entry.Headers.GetValueOrDefault("Range");

    private protected static void AssertAnonymous(JournalEntry entry)
    {
        Assert.DoesNotContain("Authorization", entry.Headers.Keys);
        Assert.DoesNotContain("share-secret", entry.Headers.Keys);
        Assert.DoesNotContain("share-secret", entry.Query, StringComparison.Ordinal);
    }
}
