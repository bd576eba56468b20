namespace Easemob.Messaging.Cache;

/// <summary>Parts of the order of messages, in ascending order, with something between each and the next. Never changes.</summary>
internal sealed class SpanSet
{
    public static readonly SpanSet Empty = new([]);

    private static readonly Comparer<MessagePosition> Order = Comparer<MessagePosition>.Create(static (left, right) => left.CompareTo(right));

    private SpanSet(List<CoveredSpan> spans) => Spans = spans;

    public IReadOnlyList<CoveredSpan> Spans { get; }

    /// <summary>Makes a set of any spans.</summary>
    public static SpanSet Of(IEnumerable<CoveredSpan> spans)
    {
        var joined = new List<CoveredSpan>();
        foreach (CoveredSpan span in spans.Where(static span => !span.IsEmpty).OrderBy(static span => span.From, Order))
        {
            Append(joined, span);
        }

        return new SpanSet(joined);
    }

    /// <summary>Makes a set of spans that come in ascending order.</summary>
    public static SpanSet OfOrdered(IEnumerable<CoveredSpan> spans)
    {
        var joined = new List<CoveredSpan>();
        foreach (CoveredSpan span in spans)
        {
            Append(joined, span);
        }

        return new SpanSet(joined);
    }

    /// <summary>Returns the set with a span; those that it meets become one with it.</summary>
    public SpanSet With(CoveredSpan span)
    {
        if (span.IsEmpty)
        {
            return this;
        }

        var joined = new List<CoveredSpan>(Spans.Count + 1);
        int i = 0;
        while (i < Spans.Count && Spans[i].From.CompareTo(span.From) <= 0)
        {
            joined.Add(Spans[i++]);
        }

        Append(joined, span);
        while (i < Spans.Count)
        {
            Append(joined, Spans[i++]);
        }

        return new SpanSet(joined);
    }

    /// <summary>Returns the set with the spans of another.</summary>
    public SpanSet With(SpanSet other) => Of([.. Spans, .. other.Spans]);

    /// <summary>Returns the set without what a span covers.</summary>
    public SpanSet Without(CoveredSpan span) =>
        Spans.Any(span.Overlaps) ? Of(Spans.SelectMany(one => Cut(one, span))) : this;

    /// <summary>Returns the set without what another covers.</summary>
    public SpanSet Without(SpanSet other) => other.Spans.Aggregate(this, static (left, span) => left.Without(span));

    /// <summary>Returns what both cover.</summary>
    public SpanSet Intersect(SpanSet other) => Of(Spans.SelectMany(one => other.Spans.Where(one.Overlaps).Select(one.Intersect)));

    private static void Append(List<CoveredSpan> joined, CoveredSpan span)
    {
        int last = joined.Count - 1;
        if (last >= 0 && joined[last].Meets(span))
        {
            joined[last] = joined[last].Join(span);
        }
        else
        {
            joined.Add(span);
        }
    }

    // What was cut off ends between records, wherever it ends.
    private static List<CoveredSpan> Cut(CoveredSpan span, CoveredSpan hole)
    {
        if (!span.Overlaps(hole))
        {
            return [span];
        }

        var left = new List<CoveredSpan>(2);
        if (span.From.CompareTo(hole.From) < 0)
        {
            left.Add(span with { To = hole.From.Previous, IsToRecord = false });
        }

        if (span.To.CompareTo(hole.To) > 0)
        {
            left.Add(span with { From = hole.To.Next, IsFromRecord = false });
        }

        return left;
    }
}
