using System.Globalization;

namespace Easemob.Messaging.Benchmarks;

/// <summary>
/// A conversation fetched in pages of 50 from a local server and stored: the library beside the vendor's client on the same server,
/// which stores nothing, and beside the limit of storing. Each round runs all of them; the figure is the median.
/// </summary>
internal static class HistoryIngest
{
    public static async Task<int> RunAsync(int messages, int rounds)
    {
        string directory = Directory.CreateTempSubdirectory("easemob-benchmark-").FullName;
        try
        {
            using BenchmarkServer server = await BenchmarkServer.StartAsync(messages);
            var library = new LibraryIngest(server, directory);
            var vendor = new VendorIngest(server);
            var limit = new StorageLimit(directory);
            var results = new Dictionary<string, List<Measurement>> { ["library"] = [], ["vendor"] = [], ["storage limit"] = [] };
            if (VendorIngest.Missing is { } reason)
            {
                Console.WriteLine($"The vendor's client is left out: {reason}.");
            }

            // One round to warm up: the server encodes each record when it is first asked for.
            await library.RunAsync();
            for (int round = 1; round <= rounds; round++)
            {
                results["library"].Add(await library.RunAsync());
                results["storage limit"].Add(limit.Run(library.FilePath));
                if (VendorIngest.Missing is null)
                {
                    results["vendor"].Add(await vendor.RunAsync());
                }

                Console.WriteLine($"round {round}: " + string.Join(", ", results.Where(result => result.Value.Count > 0)
                    .Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Key} {result.Value[^1].MessagesPerSecond:N0}/s"))));
            }

            return Report(results, messages);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static int Report(Dictionary<string, List<Measurement>> results, int messages)
    {
        Console.WriteLine();
        Console.WriteLine("| contestant | messages/s (median) | library is | bytes allocated a message |");
        Console.WriteLine("|---|---|---|---|");
        double library = Median(results["library"]);
        foreach ((string name, List<Measurement> measurements) in results.Where(result => result.Value.Count > 0))
        {
            double? bytes = measurements[^1].BytesPerMessage;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(measurements):N0} | {library / Median(measurements):0.00} × | {(bytes is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "–")} |"));
        }

        bool complete = results.Values.SelectMany(measurements => measurements).All(measurement => measurement.Messages >= messages * 9 / 10);
        Console.WriteLine(complete ? string.Empty : "A contestant did not handle all messages: the figures are void.");
        return complete ? 0 : 1;
    }

    private static double Median(List<Measurement> measurements)
    {
        double[] sorted = [.. measurements.Select(measurement => measurement.MessagesPerSecond).Order()];
        return sorted[sorted.Length / 2];
    }
}
