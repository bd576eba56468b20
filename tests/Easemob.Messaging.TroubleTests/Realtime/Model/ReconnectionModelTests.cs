using System.Diagnostics;
using System.Globalization;
using Easemob.Messaging.TroubleTests.Realtime.Support;
using Xunit.Abstractions;

namespace Easemob.Messaging.TroubleTests.Realtime.Model;

/// <summary>Random stories of messages, changes, restarts and lost connections: the cache ends as the server is, each message told once.</summary>
public class ReconnectionModelTests(ITestOutputHelper output)
{
    private const int Steps = 40;

    // EASEMOB_FULL=1 is the long run by hand, with seeds nobody has seen; without it the stories are the same each time.
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1";

    private static readonly TimeSpan TimeBox = IsFull ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(20);

    // What threads do in another order now and then is told, and fails the long run; what fails each time fails this one too.
    private static readonly int Attempts = IsFull ? 1 : 3;

    private static readonly TimeSpan ShrinkingBox = TimeSpan.FromSeconds(20);

    /// <summary>Gets the seeds that once failed.</summary>
    public static TheoryData<int> KeptSeeds => [35, 40, 7061, 656170639, 581814283, 59038325, 149027761, 796818678, 404380711];

    [Theory]
    [MemberData(nameof(KeptSeeds))]
    public Task Story_ThatOnceFailed_EndsWell(int seed) => TellAsync(seed);

    [Fact]
    public async Task Story_OfAnySeed_EndsWell()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("EASEMOB_SEED"), CultureInfo.InvariantCulture, out int given)
            ? given
            : IsFull ? Random.Shared.Next(1, 1_000_000_000) : 1;
        UnobservedFailures.Watch();
        var limit = Stopwatch.StartNew();
        int stories = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(first, int.MaxValue - first).TakeWhile(_ => limit.Elapsed < TimeBox),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (seed, _) =>
            {
                await TellAsync(seed);
                Interlocked.Increment(ref stories);
            });
        output.WriteLine($"{stories} stories, from seed {first}");
        UnobservedFailures.AssertNone();
    }

    /// <summary>Runs a story; one that fails is made as short as it can be with the failure.</summary>
    private async Task TellAsync(int seed)
    {
        int steps = Steps;
        var limit = Stopwatch.StartNew();
        Exception? failure = await TryAsync(seed, steps);
        for (int attempt = 1; failure is not null && attempt < Attempts; attempt++)
        {
            output.WriteLine($"Story {seed} failed at attempt {attempt}: {failure}");
            failure = await TryAsync(seed, steps);
        }

        if (failure is null)
        {
            return;
        }

        for (int cut = Steps / 2; cut > 0; cut /= 2)
        {
            while (steps > cut && limit.Elapsed < ShrinkingBox && await TryAsync(seed, steps - cut) is { } shorter)
            {
                (steps, failure) = (steps - cut, shorter);
            }
        }

        Assert.Fail($"Story {seed} fails with {steps} of {Steps} steps: {failure}");
    }

    private static async Task<Exception?> TryAsync(int seed, int steps)
    {
        try
        {
            await new Story(seed, steps).RunAsync();
            return null;
        }
#pragma warning disable CA1031 // It is told with its seed
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }
}
