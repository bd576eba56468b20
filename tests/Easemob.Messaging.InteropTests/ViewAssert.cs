using Easemob.Messaging.InteropTests.Devices;

namespace Easemob.Messaging.InteropTests;

/// <summary>Compares what two clients show, ids first.</summary>
internal static class ViewAssert
{
    public static void Same(IReadOnlyList<MessageView> theirs, IReadOnlyList<MessageView> ours)
    {
        Assert.Equal(theirs.Select(message => message.Id), ours.Select(message => message.Id));
        foreach ((MessageView their, MessageView our) in theirs.Zip(ours))
        {
            // As text, so that a failure shows the place where they part.
            Assert.Equal(their.ToString(), our.ToString());
        }
    }

    public static void Same(IReadOnlyList<HistoryView> theirs, IReadOnlyList<HistoryView> ours)
    {
        Assert.Equal(theirs.Select(page => page.Next), ours.Select(page => page.Next));
        foreach ((HistoryView their, HistoryView our) in theirs.Zip(ours))
        {
            Same(their.Messages, our.Messages);
        }
    }

    public static void Same(IReadOnlyList<ConversationView> theirs, IReadOnlyList<ConversationView> ours)
    {
        Assert.Equal(theirs.Select(conversation => conversation.Key), ours.Select(conversation => conversation.Key));
        foreach ((ConversationView their, ConversationView our) in theirs.Zip(ours))
        {
            Assert.Equal(their.ToString(), our.ToString());
        }
    }
}
