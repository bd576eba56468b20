using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Attachments;

public class HostileDownloadTests : AttachmentScenario
{
    [Theory]
    [InlineData("canary-ä")]
    [InlineData("canary-漢")]
    [InlineData("canary-\u0001")]
    [InlineData("canary-\u007f")]
    public async Task Download_SecretThatNoHeaderCanHold_IsNoFailureOfTheHost(string secret)
    {
        ChatManager chat = await ChatAsync(configure: options => options.Endpoints = EasemobEndpoints.Discover(Emulator.Address));
        ChatMessage message = await ReceiveAsync(chat, new FileBody { FileName = "a.pdf", Url = UrlOf(AddFile()), Secret = secret });

        EasemobProtocolException refusal = await ThrowsAsync<EasemobProtocolException>(() => chat.Attachments.DownloadAsync(message));
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(EasemobErrorCode.FileInvalid, refusal.ErrorCode);
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 1), (Downloads.Count, Journal.Count(EmulatorOperation.Discovery)));
    }
}
