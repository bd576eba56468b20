using System.Globalization;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What this assembly does as a program that counts, while another process writes: the other process of <see cref="LocalMessagesTests"/>.</summary>
internal static class CountingProcess
{
    public const int LastCount = 20_000;

    public static async Task<int> RunAsync(string address, string appKey, string directory, string password)
    {
        EasemobOptions options = new()
        {
            AppKey = appKey,
            Endpoints = EasemobEndpoints.Fixed(new Uri(address)),
            CacheDirectory = directory,
        };
        await using EasemobClient client = await EasemobClient.OpenAsync(options, EasemobCredential.Password("alice", password));
        Console.WriteLine("opened");
        await Console.In.ReadLineAsync();

        // Tells each count that it saw, once.
        List<string> counts = [];
        await client.ChatManager.Local.Messages.UntilAsync(count =>
        {
            string text = count.ToString(CultureInfo.InvariantCulture);
            if (counts.LastOrDefault() != text)
            {
                counts.Add(text);
            }

            return count == LastCount;
        });
        Console.WriteLine(string.Join(' ', counts));
        return 0;
    }
}
