using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>
/// Two users talk at random, each on a device with the vendor's client and on one with our library, and change, recall and remove what
/// was said while connections break. In the end everything that shows a user the conversation shows the same.
/// </summary>
[Collection(VendorGroup.Name)]
public class MixedConversationTests(VendorFixture vendor)
{
    private const int Steps = 60;

    [NodeTheory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public async Task Conversation_LooksTheSameEverywhere(int seed, bool isGroup)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        MixedConversation story = await MixedConversation.OpenAsync(stage, seed, isGroup);

        for (int step = 0; step < Steps; step++)
        {
            await story.StepAsync();
        }

        await story.SettleAsync();
        foreach (MixedUser user in story.Users)
        {
            IReadOnlyList<string> expected = story.ExpectedIds(user);
            HistoryAsk oldestFirst = new() { Direction = SearchDirection.Down, Size = 50 };
            IReadOnlyList<MessageView> theirs = await AllAsync(user.Theirs, user.Conversation, oldestFirst);
            Assert.Equal(expected, theirs.Select(message => message.Id));
            ViewAssert.Same(theirs, await AllAsync(user.Library, user.Conversation, oldestFirst));
            ViewAssert.Same(WithoutReceipts(theirs), WithoutReceipts(await user.Library.CacheAsync(user.Conversation)));
            AssertLive(story, user, user.Library.Messages, user.Library);
            AssertLive(story, user, user.Theirs.Messages, user.Theirs);
            AssertSameLive(story, user);
        }
    }

    private static async Task<IReadOnlyList<MessageView>> AllAsync(IDevice device, ConversationKey conversation, HistoryAsk ask) =>
        [.. (await device.PagesAsync(conversation, ask)).SelectMany(page => page.Messages)];

    // That a conversation was read, the cache keeps with each message; the emulator's history does not.
    private static IReadOnlyList<MessageView> WithoutReceipts(IReadOnlyList<MessageView> messages) =>
        [.. messages.Select(message => message with { IsRead = false, IsDelivered = false })];

    // What was taken away meanwhile may have come or not.
    private static void AssertLive(MixedConversation story, MixedUser user, IReadOnlyList<MessageView> live, IDevice device)
    {
        string[] ids = [.. live.Select(message => message.Id)];
        Assert.Equal(ids.Distinct(), ids);
        IReadOnlyList<string> expected = story.ExpectedIds(user);
        Assert.Equal(expected.Where(id => story.SenderOf(id) != device), ids.Intersect(expected));
    }

    private static void AssertSameLive(MixedConversation story, MixedUser user)
    {
        IReadOnlyList<MessageView> theirs = user.Theirs.Messages;
        IReadOnlyList<MessageView> ours = user.Library.Messages;
        IEnumerable<string> common = theirs.Select(message => message.Id).Intersect(ours.Select(message => message.Id));
        HashSet<string> both = [.. common.Where(id => !story.IsEdited(id))];
        ViewAssert.Same([.. theirs.Where(message => both.Contains(message.Id))], [.. ours.Where(message => both.Contains(message.Id))]);
    }
}
