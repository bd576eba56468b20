using Easemob.Messaging.Benchmarks;

const string Usage = """
    Measures the library beside its peers, interleaved in one run.

      history-ingest [--messages N] [--rounds N]
          fetch a conversation of N messages (100000) in pages of 50 from a local server and store it, N rounds (5)

      live-receive [--messages N] [--paced N] [--rounds N]
          receive N messages (20000) sent as fast as possible, then N (1000) at 200 a second for the latency, N rounds (5)

      search [--messages N] [--queries N]
          index N messages (100000) in Chinese and English and search them N times a word (200), beside LIKE
    """;

return args switch
{
    ["history-ingest", .. string[] rest] => await HistoryIngest.RunAsync(Setting(rest, "--messages", 100_000), Setting(rest, "--rounds", 5)),
    ["live-receive", .. string[] rest] =>
        await LiveReceive.RunAsync(Setting(rest, "--messages", 20_000), Setting(rest, "--paced", 1_000), Setting(rest, "--rounds", 5)),
    ["search", .. string[] rest] => await SearchLatency.RunAsync(Setting(rest, "--messages", 100_000), Setting(rest, "--queries", 200)),
    [BenchmarkServer.Command, string messages] => await BenchmarkServer.ServeAsync(int.Parse(messages, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Explain(),
};

static int Setting(string[] args, string name, int standard)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture) : standard;
}

static int Explain()
{
    Console.WriteLine(Usage);
    return 2;
}
