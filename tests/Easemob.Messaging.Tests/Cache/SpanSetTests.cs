using CsCheck;
using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>The arithmetic of spans against the simplest model there is: a set of positions.</summary>
public sealed class SpanSetTests
{
    private const int Times = 4;
    private const int Ids = 4;

    // Few places, so that spans touch, overlap and lie in each other; half of the bounds are at the edge of a millisecond.
    private static readonly MessagePosition[] Places =
        [.. from time in Enumerable.Range(1, Times) from id in Enumerable.Range(1, Ids) select At(time, id)];

    private static readonly Gen<MessagePosition> Lower = Gen.OneOf(
        Gen.Const(MessagePosition.Beginning), Gen.Int[0, (Times * Ids) - 1].Select(place => Places[place]), Gen.Long[1, Times].Select(MessagePosition.StartOf));

    private static readonly Gen<MessagePosition> Upper = Gen.OneOf(
        Gen.Const(MessagePosition.End), Gen.Int[0, (Times * Ids) - 1].Select(place => Places[place]), Gen.Long[1, Times].Select(MessagePosition.EndOf));

    private static readonly Gen<CoveredSpan> Span =
        Gen.Select(Lower, Upper, Gen.Bool, Gen.Bool, (from, to, isFromRecord, isToRecord) => new CoveredSpan(from, to)
        {
            IsFromRecord = isFromRecord,
            IsToRecord = isToRecord,
        });

    private static readonly Gen<CoveredSpan[]> Spans = Span.Array[0, 6];

    [Fact]
    public void Of_AnySpans_CoversWhatTheyCover() =>
        Spans.Sample(spans => IsSet(SpanSet.Of(spans), place => spans.Any(span => Has(span, place))));

    [Fact]
    public void With_Span_CoversBoth() => Gen.Select(Spans, Span).Sample((spans, span) =>
        IsSet(SpanSet.Of(spans).With(span), place => spans.Append(span).Any(one => Has(one, place))));

    [Fact]
    public void With_AnyOrder_IsTheSame() => Spans.Where(spans => spans.Length > 1).Sample(spans =>
        Bounds(SpanSet.Of(spans)).SequenceEqual(Bounds(spans.Reverse().Aggregate(SpanSet.Empty, (set, span) => set.With(span)))));

    [Fact]
    public void Without_Span_CoversTheRest() => Gen.Select(Spans, Span).Sample((spans, hole) =>
        IsSet(SpanSet.Of(spans).Without(hole), place => spans.Any(span => Has(span, place)) && !Has(hole, place)));

    [Fact]
    public void Without_Set_CoversTheRest() => Gen.Select(Spans, Spans).Sample((spans, holes) => IsSet(
        SpanSet.Of(spans).Without(SpanSet.Of(holes)),
        place => spans.Any(span => Has(span, place)) && !holes.Any(hole => Has(hole, place))));

    [Fact]
    public void Intersect_Set_CoversWhatBothCover() => Gen.Select(Spans, Spans).Sample((spans, others) => IsSet(
        SpanSet.Of(spans).Intersect(SpanSet.Of(others)),
        place => spans.Any(span => Has(span, place)) && others.Any(other => Has(other, place))));

    [Fact]
    public void With_WhatWasCutOut_IsTheSetAgain() => Gen.Select(Spans, Span).Where((_, hole) => !hole.IsEmpty).Sample((spans, hole) =>
    {
        SpanSet set = SpanSet.Of(spans);
        SpanSet cut = set.Intersect(SpanSet.Of([hole]));
        return Places.All(place => Covers(set, place) == Covers(set.Without(hole).With(cut), place));
    });

    [Fact]
    public void Bounds_OfWhatIsLeft_AreRecordsOnlyWhereTheyWere()
    {
        CoveredSpan span = new(At(1, 1), At(4, 4)) { IsFromRecord = true, IsToRecord = true };

        SpanSet cut = SpanSet.Of([span]).Without(CoveredSpan.At(At(2, 2)));
        SpanSet joined = cut.With(CoveredSpan.At(At(2, 2))).With(new CoveredSpan(At(1, 1), At(1, 2)));

        Assert.Equal([(true, false), (false, true)], cut.Spans.Select(left => (left.IsFromRecord, left.IsToRecord)));
        Assert.Equal([span], joined.Spans);
    }

    [Fact]
    public void NextAndPrevious_OfAPlace_AreEachOther()
    {
        Assert.All(Places, place => Assert.Equal(place, place.Next.Previous));
        Assert.Equal(MessagePosition.EndOf(1), At(2, 1).Previous);
        Assert.Equal(MessagePosition.StartOf(2), MessagePosition.EndOf(1).Next);
        Assert.Equal(MessagePosition.Beginning, MessagePosition.Beginning.Previous);
        Assert.Equal(MessagePosition.End, MessagePosition.End.Next);
    }

    private static MessagePosition At(long time, int id) => new(time, SortableId.ToStored((ulong)id));

    private static bool Has(CoveredSpan span, MessagePosition place) => span.From.CompareTo(place) <= 0 && span.To.CompareTo(place) >= 0;

    private static bool Covers(SpanSet set, MessagePosition place) => set.Spans.Any(span => Has(span, place));

    private static IEnumerable<(MessagePosition From, MessagePosition To)> Bounds(SpanSet set) =>
        set.Spans.Select(span => (span.From, span.To));

    // In order, none empty, and none that meets the next.
    private static bool IsSet(SpanSet set, Func<MessagePosition, bool> isCovered) =>
        Places.All(place => Covers(set, place) == isCovered(place))
        && set.Spans.All(span => !span.IsEmpty)
        && set.Spans.Zip(set.Spans.Skip(1)).All(pair => pair.First.To.Next.CompareTo(pair.Second.From) < 0 && !pair.First.Meets(pair.Second));
}
