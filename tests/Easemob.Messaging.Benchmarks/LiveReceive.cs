using System.Globalization;

namespace Easemob.Messaging.Benchmarks;

/// <summary>
/// Messages sent to a connected user: how many a second come through, and how long each takes from the server's sending to the
/// receiver's event. The library, which stores them first, beside the vendor's client, which stores nothing. Each round runs both.
/// </summary>
internal static class LiveReceive
{
    private const int PacedPerSecond = 200;

    public static async Task<int> RunAsync(int messages, int paced, int rounds)
    {
        string directory = Directory.CreateTempSubdirectory("easemob-benchmark-").FullName;
        try
        {
            using BenchmarkServer server = await BenchmarkServer.StartAsync(0);
            List<ILiveContestant> contestants = [new LibraryLive(server, directory)];
            if (VendorIngest.Missing is { } reason)
            {
                Console.WriteLine($"The vendor's client is left out: {reason}.");
            }
            else
            {
                contestants.Add(new VendorLive(server));
            }

            Dictionary<string, List<LiveMeasurement>> bursts = contestants.ToDictionary(contestant => contestant.Name, _ => new List<LiveMeasurement>());
            Dictionary<string, List<LiveMeasurement>> streams = contestants.ToDictionary(contestant => contestant.Name, _ => new List<LiveMeasurement>());
            for (int round = 0; round <= rounds; round++)
            {
                foreach (ILiveContestant contestant in contestants)
                {
                    LiveMeasurement burst = await MeasureAsync(server, contestant, $"burst-{round}", messages, perSecond: 0);
                    LiveMeasurement stream = await MeasureAsync(server, contestant, $"paced-{round}", paced, PacedPerSecond);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round}: {contestant.Name} {burst.MessagesPerSecond:N0}/s, p50 {stream.Latency(0.5):0.00} ms, p99 {stream.Latency(0.99):0.00} ms"));
                    if (round > 0)
                    {
                        bursts[contestant.Name].Add(burst);
                        streams[contestant.Name].Add(stream);
                    }
                }
            }

            Report(bursts, streams);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<LiveMeasurement> MeasureAsync(
        BenchmarkServer server, ILiveContestant contestant, string run, int messages, int perSecond)
    {
        // A user of its own for each run: nothing of the one before is in queues or caches.
        string user = $"{contestant.Name}-{run}";
        await server.AddUserAsync(user);
        return await contestant.RunAsync(user, messages, perSecond);
    }

    private static void Report(Dictionary<string, List<LiveMeasurement>> bursts, Dictionary<string, List<LiveMeasurement>> streams)
    {
        Console.WriteLine();
        Console.WriteLine("| contestant | messages/s (median) | library is | latency p50 | latency p99 |");
        Console.WriteLine("|---|---|---|---|---|");
        double library = Median(bursts["library"], burst => burst.MessagesPerSecond);
        foreach ((string name, List<LiveMeasurement> measured) in bursts)
        {
            double rate = Median(measured, burst => burst.MessagesPerSecond);
            double p50 = Median(streams[name], stream => stream.Latency(0.5));
            double p99 = Median(streams[name], stream => stream.Latency(0.99));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {rate:N0} | {library / rate:0.00} × | {p50:0.00} ms | {p99:0.00} ms |"));
        }
    }

    private static double Median(List<LiveMeasurement> measurements, Func<LiveMeasurement, double> figure)
    {
        double[] sorted = [.. measurements.Select(figure).Order()];
        return sorted[sorted.Length / 2];
    }
}
