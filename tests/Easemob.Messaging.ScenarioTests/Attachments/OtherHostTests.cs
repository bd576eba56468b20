using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>Files on hosts that are not the service's, whether the sender or the service names them: token and secret stay at home.</summary>
public class OtherHostTests : AttachmentScenario
{
    private static readonly AttachmentOptions AllowPrivate = new() { AllowPrivateHosts = true };

    private EasemobEmulator? _other;

    private EasemobEmulator Other => _other ?? throw new InvalidOperationException("The scenario has not begun.");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await EasemobEmulator.StartAsync(new EmulatorOptions());
    }

    public override async Task DisposeAsync()
    {
        await Other.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Download_ServiceRedirectsElsewhere_TakesNeitherTokenNorSecretAlong()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();
        Other.State.Files.Put(file);
        Emulator.Switches.FileHost = Other.Address;
        ChatMessage message = await ReceiveAsync(chat, file);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message, AllowPrivate);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Contains("Authorization", Assert.Single(Downloads).Headers.Keys);
        AssertAnonymous(Assert.Single(Other.Journal.Entries));
    }

    [Fact]
    public async Task Download_ServiceRedirectsToItself_TakesNeitherTokenNorSecretAlong()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Emulator.Switches.FileHost = Emulator.Address;

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        AssertAnonymous(Journal.Entries.Single(entry => entry.Operation == EmulatorOperation.DownloadStoredFile));
    }

    [Fact]
    public async Task Download_ServiceRedirectsToAPrivateHost_IsRefusedUnlessAllowed()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Emulator.Switches.FileHost = Other.Address;

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.Empty(Other.Journal.Entries);
    }

    [Fact]
    public async Task Download_RedirectedAndCut_GoesOnAtTheOtherHost()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();
        Other.State.Files.Put(file);
        Emulator.Switches.FileHost = Other.Address;
        ChatMessage message = await ReceiveAsync(chat, file);
        Other.Trouble.Next(EmulatorOperation.DownloadStoredFile, Fault.TruncatedBody);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message, AllowPrivate);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        Assert.Equal($"bytes={Content.Length / 2}-", RangeOf(Other.Journal.Entries[^1]));
        Assert.All(Other.Journal.Entries, AssertAnonymous);
    }

    [Fact]
    public async Task Download_RedirectsWithoutEnd_AreFollowedFiveTimes()
    {
        (ChatManager chat, ChatMessage message) = await ReceiveAsync();
        Dictionary<string, string> again = new() { ["Location"] = "/files/again" };
        Trouble.Next(EmulatorOperation.DownloadFile, Fault.Answer(302, "", headers: again));
        Trouble.Next(EmulatorOperation.DownloadStoredFile, times: 9, Fault.Answer(307, "", headers: again));

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.Equal(5, Journal.Count(EmulatorOperation.DownloadStoredFile));
    }

    [Fact]
    public async Task Download_SenderNamesAnotherHost_IsAskedAnonymously()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveFromOtherAsync(chat);

        AttachmentDownload download = await chat.Attachments.DownloadAsync(message, AllowPrivate);

        Assert.Equal(Content, await File.ReadAllBytesAsync(download.FilePath!));
        AssertAnonymous(Assert.Single(Other.Journal.Entries));
        Assert.Empty(Downloads);
    }

    [Fact]
    public async Task Download_SenderNamesAPrivateHost_IsNotAsked()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveFromOtherAsync(chat);

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.Empty(Other.Journal.Entries);
    }

    [Fact]
    public async Task Download_OtherHostRefuses_IsNotTakenForARefusalOfTheUser()
    {
        ChatManager chat = await ChatAsync();
        ChatMessage message = await ReceiveFromOtherAsync(chat);
        Other.Trouble.Next(EmulatorOperation.DownloadStoredFile, Fault.Status(401, "x", "canary-52: expired access token"));

        EasemobServiceException refusal =
            await ThrowsAsync<EasemobServiceException>(() => chat.Attachments.DownloadAsync(message, AllowPrivate));

        Assert.Equal((EasemobErrorCode.PermissionDenied, 401), (refusal.ErrorCode, refusal.HttpStatus));
        Assert.DoesNotContain("canary-52", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task Download_FilePathOnAnotherHost_IsFetchedFromTheService()
    {
        ChatManager chat = await ChatAsync();
        ChatFile file = AddFile();
        string url = $"{Other.Address}{Emulator.AppKey.Replace('#', '/')}/chatfiles/{file.Id}";
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = url, Secret = file.Secret });

        await chat.Attachments.DownloadAsync(message);

        Assert.Single(Downloads);
        Assert.Empty(Other.Journal.Entries);
    }

    [Fact]
    public async Task Download_RedirectedAgainAndAgain_DoesNotDiscoverTheServiceAnew()
    {
        ChatManager chat = await ChatAsync(configure: options => options.Endpoints = EasemobEndpoints.Discover(Emulator.Address));
        ChatMessage message = await ReceiveAsync(chat, AddFile([1]));
        Emulator.Switches.FileHost = Emulator.Address;
        for (int number = 0; number < 6; number++)
        {
            await chat.Attachments.DownloadAsync(message, new AttachmentOptions { Overwrite = true });
        }

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(6, Downloads.Count);
        Assert.Equal(1, Journal.Count(EmulatorOperation.Discovery));
    }

    private Task<ChatMessage> ReceiveFromOtherAsync(ChatManager chat)
    {
        ChatFile file = AddFile();
        Other.State.Files.Put(file);
        return ReceiveAsync(
            chat, new FileBody { FileName = "a.pdf", Url = new Uri(Other.Address, $"/files/{file.Id}").AbsoluteUri, Secret = file.Secret });
    }
}
