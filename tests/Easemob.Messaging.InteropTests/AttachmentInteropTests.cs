using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Files that the vendor's client uploads and sends.</summary>
[Collection(VendorGroup.Name)]
public class AttachmentInteropTests(VendorFixture vendor)
{
    [NodeTheory]
    [InlineData("image")]
    [InlineData("video")]
    [InlineData("voice")]
    [InlineData("file")]
    public async Task File_OfTheVendorsClient_IsDownloadedHereByteForByte(string kind)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice alice = await stage.VendorAsync("alice");
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");
        ChatFile unused = new("会议纪要.bin", "", "", Drafts.FileText.Length);
        SentMessage sent = await alice.SendAsync(ConversationKey.Chat("bob"), Drafts.Make(kind, unused));
        var received = await bob.NextEventAsync<MessageReceived>();
        CursorPage<ChatMessage> history = await bob.Chat.FetchHistoryMessagesFromServerAsync(ConversationKey.Chat("alice"));
        Assert.Equal(sent.Id, received.Message.MessageId);

        AttachmentDownload live = await bob.Chat.Attachments.DownloadAsync(received.Message);
        using MemoryStream stream = new();
        await bob.Chat.Attachments.DownloadToStreamAsync(Assert.Single(history.Items), stream);

        Assert.Equal(Drafts.FileText, await File.ReadAllTextAsync(live.FilePath!));
        Assert.Equal(await File.ReadAllBytesAsync(live.FilePath!), stream.ToArray());
    }

    [NodeTheory]
    [InlineData("image")]
    [InlineData("video")]
    public async Task Thumbnail_OfTheVendorsClient_IsDownloadedHere(string kind)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice alice = await stage.VendorAsync("alice");
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");
        ChatFile unused = new("clip.bin", "", "", Drafts.FileText.Length);
        await alice.SendAsync(ConversationKey.Chat("bob"), Drafts.Make(kind, unused));
        var received = await bob.NextEventAsync<MessageReceived>();

        AttachmentDownload thumbnail = await bob.Chat.Attachments.DownloadAsync(
            received.Message, new AttachmentOptions { Part = AttachmentPart.Thumbnail });

        // The emulator makes none: it answers with the file.
        Assert.Equal(Drafts.FileText, await File.ReadAllTextAsync(thumbnail.FilePath!));
    }
}
