using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Coverage_UnknownConversation_HasNothing()
    {
        HistoryCoverage coverage = await Cache.Coverage.GetCoverageAsync(Bob);

        Assert.Equal((0, 0, false, false), (coverage.Spans.Count, coverage.UnverifiedSpans.Count, coverage.ReachedBeginning, coverage.IsComplete));
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Coverage_PageWithoutAnchor_IsFromItsOldestToItsNewestRecord()
    {
        await Cache.Coverage.SavePageAsync([7, 8, 9]);

        await Cache.Coverage.AssertCoversAsync("7-9");
        await Cache.Messages.AssertHoldsAsync(Bob, 7, 8, 9);
        HistoryCoverage coverage = await Cache.Coverage.GetCoverageAsync(Bob);
        Assert.Equal((false, false), (coverage.ReachedBeginning, coverage.IsComplete));
        HistorySpan span = Assert.Single(coverage.Spans);
        Assert.Equal((Time(7000), "7", Time(9000), "9"), (span.From!.Value.Time, span.From.Value.MessageId, span.To.Time, span.To.MessageId));
    }

    [Fact]
    public async Task Coverage_PagesUp_AreOneSpan()
    {
        await Cache.Coverage.SavePageAsync([7, 8, 9]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 7);

        await Cache.Coverage.AssertCoversAsync("4-9");
    }

    [Fact]
    public async Task Coverage_LastPageUp_ReachesTheBeginning()
    {
        await Cache.Coverage.SavePageAsync([7, 8, 9]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 7, isLast: true);

        await Cache.Coverage.AssertCoversAsync("start-9");
        HistoryCoverage coverage = await Cache.Coverage.GetCoverageAsync(Bob);
        Assert.Equal((true, true), (coverage.ReachedBeginning, coverage.IsComplete));
        Assert.Null(coverage.Spans[0].From);
    }

    [Fact]
    public async Task Coverage_EmptyLastPageUp_ReachesTheBeginning()
    {
        await Cache.Coverage.SavePageAsync([7, 8, 9]);
        await Cache.Coverage.SavePageAsync(Array.Empty<ulong>(), start: 7, isLast: true);

        await Cache.Coverage.AssertCoversAsync("start-9");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(7UL, true)]
    [InlineData(7UL, false)]
    public async Task Coverage_EmptyPageOfAnUnknownPlace_ProvesNothing(ulong? start, bool isLast)
    {
        await Cache.Coverage.SavePageAsync(Array.Empty<ulong>(), start, isLast);

        await Cache.Coverage.AssertCoversAsync("");
    }

    [Fact]
    public async Task Coverage_LastPageDown_EndsAtTheNewestRecord()
    {
        await Cache.Coverage.SavePageAsync([4, 5], direction: SearchDirection.Down);
        await Cache.Coverage.SavePageAsync([7, 9], start: 5, isLast: true, SearchDirection.Down);

        await Cache.Coverage.AssertCoversAsync("4-9");
    }

    [Fact]
    public async Task Coverage_EmptyLastPageDown_ProvesNothing()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);
        await Cache.Coverage.SavePageAsync(Array.Empty<ulong>(), start: 5, isLast: true, SearchDirection.Down);

        await Cache.Coverage.AssertCoversAsync("4-5");
    }

    [Fact]
    public async Task Coverage_PagesApart_MeetWhenTheGapIsFetched()
    {
        await Cache.Coverage.SavePageAsync([8, 9]);
        await Cache.Coverage.SavePageAsync([2, 3], direction: SearchDirection.Down);
        await Cache.Coverage.AssertCoversAsync("2-3 8-9");

        await Cache.Coverage.SavePageAsync([4, 5], start: 3, direction: SearchDirection.Down);
        await Cache.Coverage.AssertCoversAsync("2-5 8-9");

        await Cache.Coverage.SavePageAsync([4, 5, 6], start: 8);
        await Cache.Coverage.AssertCoversAsync("2-9");
    }

    [Fact]
    public async Task Coverage_PageFromAMessageKnownFromElsewhere_EndsRightBeforeIt()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(9))]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 9);

        await Cache.Coverage.AssertCoversAsync("4-8@9000");

        await Cache.Coverage.SavePageAsync([9]);
        await Cache.Coverage.AssertCoversAsync("4-9");
    }

    [Fact]
    public async Task Coverage_AnchorThatIsNoMessage_IsNotTrusted()
    {
        await Cache.Coverage.SavePageAsync([4, 6], start: 8);
        await Cache.Coverage.SavePageAsync([14, 16], start: 12, direction: SearchDirection.Down);

        await Cache.Coverage.AssertCoversAsync("4-6 14-16");
    }

    [Fact]
    public async Task Coverage_AnchorThatTheApplicationBroughtIn_IsNotTrusted()
    {
        await Cache.Messages.InsertMessagesAsync([Message(8, time: 60_000)]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 8);

        await Cache.Coverage.AssertCoversAsync("4-6");
    }

    [Fact]
    public async Task Coverage_AnchorThatIsACommand_IsKnown()
    {
        await Cache.Coverage.SavePageAsync([Message(7, type: MessageType.Command), Message(9)]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 7);

        await Cache.Coverage.AssertCoversAsync("4-9");
        await Cache.Messages.AssertHoldsAsync(Bob, 4, 6, 9);
    }

    [Fact]
    public async Task Coverage_AnchorThatWasRemoved_IsKnown()
    {
        await Cache.Coverage.SavePageAsync([7, 9]);
        await Cache.Intents.RemoveAsync(7, 9);
        await Cache.Coverage.SavePageAsync([4, 6], start: 7);
        await Cache.Coverage.SavePageAsync([11, 12], start: 9, direction: SearchDirection.Down);

        await Cache.Coverage.AssertCoversAsync("4-12");
        await Cache.Messages.AssertHoldsAsync(Bob, 4, 6, 11, 12);
    }

    [Fact]
    public async Task Coverage_RecordsWithoutATime_BoundNothing()
    {
        await Cache.Coverage.SavePageAsync([Message(7, time: 0), Message(8), Message(9)]);

        await Cache.Coverage.AssertCoversAsync("8-9");
    }

    [Fact]
    public async Task Coverage_PageOnTheWrongSideOfItsAnchor_ProvesNothing()
    {
        await Cache.Coverage.SavePageAsync([5]);
        await Cache.Coverage.SavePageAsync([4, 6], start: 5);
        await Cache.Coverage.SavePageAsync([4, 6], start: 5, direction: SearchDirection.Down);

        await Cache.Coverage.AssertCoversAsync("5-5");
    }

    [Fact]
    public async Task Coverage_PageOfAnotherConversation_ProvesNothing()
    {
        await Cache.Coverage.SavePageAsync([Message(4), Message(5, conversation: ConversationKey.Group("g"))]);

        await Cache.Coverage.AssertCoversAsync("");
    }

    public static TheoryData<HistoryQuery> Filters => new(
        new HistoryQuery { Types = [MessageType.Text] },
        new HistoryQuery { From = Time(1) },
        new HistoryQuery { To = Time(99_000) },
        new HistoryQuery { Senders = ["bob"] },
        new HistoryQuery { SaveToCache = false });

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Coverage_PageOfAFilterOrNotToBeSaved_ProvesNothing(HistoryQuery query)
    {
        await Cache.Coverage.SavePageAsync([4, 6], isLast: true, query: query);

        await Cache.Coverage.AssertCoversAsync("");
    }

    [Fact]
    public async Task Coverage_MessagesThatCameOtherwise_ProveNothing()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(4))]);
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        await Cache.Messages.InsertMessagesAsync(Messages(2));
        await Cache.Messages.AppendMessageAsync(Message(5));
        await Cache.Live.ApplyAsync(TestEvents.Live(Message(6)));

        await Cache.Coverage.AssertCoversAsync("");
    }

    [Fact]
    public async Task Coverage_Wipe_IsEmpty()
    {
        await Cache.Coverage.SavePageAsync([4, 6], isLast: true);
        await Cache.Intents.RemoveBeforeAsync(6000, serverTime: 9000);

        await ((SqliteMessageCache)Cache).WipeAsync();

        await Cache.Coverage.AssertCoversAsync("");
    }
}
