using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Shared;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The vendor's web client in Node, on the same server. It stores nothing.</summary>
internal sealed class VendorLive(BenchmarkServer server) : ILiveContestant
{
    public string Name => "vendor";

    private static string Script => Path.Combine(Repository.Root, "tests", "Easemob.Messaging.Benchmarks", "vendor", "live.js");

    public async Task<LiveMeasurement> RunAsync(string user, int messages, int perSecond)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Script, server.Address.ToString(), BenchmarkServer.AppKey, user, BenchmarkServer.Password,
                messages.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        string? ready = await process.StandardOutput.ReadLineAsync();
        if (ready != "ready")
        {
            throw new InvalidOperationException($"The vendor's client failed: {ready}");
        }

        await server.SendAsync(user, messages, perSecond);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double[][] times = JsonSerializer.Deserialize<double[][]>(output) ?? throw new InvalidOperationException("There are no figures.");
        return new LiveMeasurement(times[0], times[1]);
    }
}
