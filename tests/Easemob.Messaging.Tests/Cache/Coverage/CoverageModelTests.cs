using CsCheck;
using Easemob.Messaging.Cache;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Easemob.Messaging.Tests.Cache.Coverage;

/// <summary>Coverage against a server, over random sequences of all that can happen to a conversation.</summary>
public sealed class CoverageModelTests(ITestOutputHelper output)
{
    private const int QuickSeconds = 6;
    private const int FullSequences = 10_000;

    private static readonly Gen<CoverageStep> Step =
        from kind in Gen.Int[0, CoverageWorld.Kinds - 1]
        from numbers in Gen.Select(Gen.Int[0, 16], Gen.Int[0, 11], Gen.Int[1, 5])
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        select new CoverageStep(kind, numbers.Item1, numbers.Item2, numbers.Item3, flags.Item1, flags.Item2);

    private static bool IsFull => Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1";

    // EASEMOB_SEED is the seed that a failure printed.
    [Fact]
    public Task Sequence_OfAnySeed_NeverClaimsWhatIsNotHere() =>
        Step.Array[1, 40].SampleAsync(
            RunAsync,
            writeLine: output.WriteLine,
            seed: Environment.GetEnvironmentVariable("EASEMOB_SEED"),
            iter: IsFull ? FullSequences : -1,
            time: IsFull ? -1 : QuickSeconds,
            threads: 2,
            print: steps => string.Join('\n', steps));

    private static async Task RunAsync(CoverageStep[] steps)
    {
        await using IMessageCache cache = SqliteMessageCache.OpenInMemory(
            new FakeTimeProvider(TestMessages.Time(ServerModel.Epoch).AddDays(1)));
        var world = new CoverageWorld(cache);
        await world.TakeAsync(new CoverageStep(0, 0, 0, 5, false, false));
        foreach (CoverageStep step in steps)
        {
            await world.TakeAsync(step);
            await world.CheckAsync();
        }

        await world.CheckAllIsCoveredInTheEndAsync();
    }
}
