using CsCheck;
using Xunit.Abstractions;

namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>The messages of the cache against a model, over random sequences of all that can happen to them.</summary>
public class MessageStoreModelTests(ITestOutputHelper output)
{
    private const int QuickSeconds = 6;
    private const int FullSequences = 10_000;

    // Few ids and times, so that equal times, ids against the order of time, and what is there already all come up.
    private static readonly Gen<StoreStep> Step = Gen.Select(
        Gen.Int[0, StoreStep.Kinds - 1],
        Gen.Int[1, 18],
        Gen.Int[1, 9],
        Gen.Int[0, 11],
        Gen.Bool,
        (kind, id, time, extra, isFlagged) => new StoreStep(kind, id, time, extra, isFlagged));

    private static readonly Gen<StoreQuery> Query =
        from place in Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 18], Gen.Int[0, 9])
        from part in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 8])
        select new StoreQuery(
            place.Item1, place.Item2, place.Item3, place.Item4, part.Item1, part.Item2, part.Item3, part.Item4, part.Item5);

    private static bool IsFull => Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1";

    // EASEMOB_SEED is the seed that a failure printed.
    [Fact]
    public Task Sequence_OfAnySeed_LeavesWhatTheModelHas() =>
        Gen.Select(Step.Array[1, 40], Query.Array[10, 30]).SampleAsync(
            sequence => RunAsync(sequence.Item1, sequence.Item2),
            writeLine: output.WriteLine,
            seed: Environment.GetEnvironmentVariable("EASEMOB_SEED"),
            iter: IsFull ? FullSequences : -1,
            time: IsFull ? -1 : QuickSeconds,
            threads: 2,
            print: sequence => $"{string.Join('\n', sequence.Item1)}\n{string.Join('\n', sequence.Item2)}");

    private static async Task RunAsync(StoreStep[] steps, StoreQuery[] queries)
    {
        await using IMessageCache cache = MessageCache.InMemory();
        var run = new StoreRun(cache);
        for (int i = 0; i < steps.Length; i++)
        {
            await run.TakeAsync(steps[i]);
            await run.CompareAsync(queries[i % queries.Length]);
            await run.CompareListAsync();
        }

        foreach (StoreQuery query in queries)
        {
            await run.CompareAsync(query);
        }
    }
}
