using System.Diagnostics;
using System.Globalization;
using Easemob.Messaging.Shared;

namespace Easemob.Messaging.Benchmarks;

/// <summary>The vendor's web client in Node: fetches the whole history from the same server. It stores nothing.</summary>
internal sealed class VendorIngest(BenchmarkServer server)
{
    /// <summary>Gets why the vendor's client cannot run here, or null where it can.</summary>
    public static string? Missing { get; } = FindMissing();

    private static string Script => Path.Combine(Repository.Root, "tests", "Easemob.Messaging.Benchmarks", "vendor", "ingest.js");

    private static string Modules => Path.Combine(Repository.Root, "tests", "Easemob.Messaging.InteropTests", "vendor", "node_modules");

    public async Task<Measurement> RunAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Script, server.Address.ToString(), BenchmarkServer.AppKey, BenchmarkServer.User, BenchmarkServer.Password, BenchmarkServer.Peer,
            },
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string[] figures = output.Trim().Split(' ');
        return process.ExitCode == 0 && figures.Length == 2
            ? new Measurement(
                int.Parse(figures[0], CultureInfo.InvariantCulture),
                TimeSpan.FromMilliseconds(double.Parse(figures[1], CultureInfo.InvariantCulture)))
            : throw new InvalidOperationException($"The vendor's client failed: {output}");
    }

    private static string? FindMissing()
    {
        if (!Directory.Exists(Modules))
        {
            return "its packages are not installed: run 'npm ci' in tests/Easemob.Messaging.InteropTests/vendor";
        }

        try
        {
            using Process? node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            node?.WaitForExit();
            return node?.ExitCode == 0 ? null : "Node does not run";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node is not installed";
        }
    }
}
