using Easemob.Messaging.Tests.Vectors;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>Guards that every recorded frame is asserted from the side that it concerns.</summary>
public class RecordedFrameCoverageTests
{
    // What the vendor's client sends and this one does not: it joins no chat rooms, tells no statistics and compresses nothing.
    private static readonly string[] NotSent = ["up-room-join", "up-room-leave", "up-statistics-information", "up-statistics-lz4-second-frame"];

    // Asserted by name: FrameReaderTests, FrameWriterTests and ItemReaderRecordedTests.
    private static readonly string[] AssertedByName =
    [
        "down-channel-ack", "down-channel-ack-group", "down-channel-ack-own-other-device",
        "down-forced-logout-kicked", "down-forced-logout-other-device", "down-forced-logout-password-changed", "down-forced-logout-removed",
        "down-logout", "down-msg-device-to-device", "down-notice", "down-read-ack", "down-read-ack-group", "down-sync-batch",
        "down-sync-empty-last", "down-unread-empty", "down-unread-two-queues", "up-logout",
    ];

    [Fact]
    public void EveryRecordedFrame_IsAssertedOrADeliberateDifference()
    {
        IEnumerable<string> asserted = new[]
        {
            FrameWriterTests.Provisions, FrameWriterTests.Uploads, FrameWriterTests.Pulls, FrameWriterTests.Unreads,
            FrameReaderTests.Provisions, FrameReaderTests.Answers,
            ItemReaderRecordedTests.Messages, ItemReaderRecordedTests.Streams, ItemReaderRecordedTests.Edits, ItemReaderRecordedTests.Recalls,
            ItemReaderRecordedTests.Groups, ItemReaderRecordedTests.Contacts, NotificationRecordedTests.Recorded, MetaReaderTests.Recorded,
        }.SelectMany(theory => theory.Cast<object[]>().Select(row => (string)row[0]));

        Assert.Equal(Vector.Names("msync", string.Empty).Order(), asserted.Concat(AssertedByName).Concat(NotSent).Order());
    }
}
