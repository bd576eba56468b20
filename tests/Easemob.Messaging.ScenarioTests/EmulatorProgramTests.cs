using System.Net;
using System.Text.RegularExpressions;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>The emulator as a program in a shell.</summary>
public partial class EmulatorProgramTests : Scenario
{
    private const string Assembly = "Easemob.Messaging.Emulator.dll";

    [Fact]
    public async Task Run_DemoSeed_PrintsItsAddressAndAnswers()
    {
        using ChildProgram program = ChildProgram.Start(Assembly, "--port", "0", "--seed", "demo");

        Uri address = AddressIn(await program.ReadLineAsync());
        EasemobClient client = await OpenAgainstAsync(address, "demo#easemob");

        Assert.Equal(20, (await client.ChatManager.GetConversationsFromServerByPageAsync(1)).Count);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Run_Signal_StopsWithExitCode0AndNothingElsePrinted(string signal)
    {
        using ChildProgram program = ChildProgram.Start(Assembly, "--port", "0");
        await program.ReadLineAsync();

        await program.SignalAsync(signal);

        Assert.Equal((0, "", ""), (await program.WaitForExitAsync(), await program.ReadToEndAsync(), await program.ReadErrorsAsync()));
    }

    [Fact]
    public async Task Run_SeedFile_HoldsWhatIsInIt()
    {
        string seed = Path.Combine(CacheDirectory, "seed.json");
        await File.WriteAllTextAsync(seed, """
            {
              "appKey": "file#seed",
              "users": [{ "id": "alice" }, { "id": "bob", "password": "other" }],
              "groups": [{ "id": "244000000000001", "members": ["alice", "bob"] }],
              "histories": [{ "group": "244000000000001", "count": 30 }],
              "messages": [{ "from": "bob", "to": "alice", "body": { "type": "txt", "text": "from the file" } }]
            }
            """);
        using ChildProgram program = ChildProgram.Start(Assembly, "--port", "0", "--seed", seed);
        Uri address = AddressIn(await program.ReadLineAsync());
        EasemobClient client = await OpenAgainstAsync(address, "file#seed");

        IReadOnlyList<Conversation> conversations = await client.ChatManager.GetConversationsFromServerByPageAsync(1);

        Assert.Equal(["bob", "244000000000001"], conversations.Names());
        Assert.Equal("from the file", Assert.IsType<TextMessageBody>(conversations[0].LatestMessage?.Body).Text);
    }

    [Fact]
    public async Task Run_AppKey_AnswersForThatOne()
    {
        using ChildProgram program = ChildProgram.Start(Assembly, "--app-key", "my#own");
        Uri address = AddressIn(await program.ReadLineAsync());
        using HttpClient http = new();

        using HttpResponseMessage own = await http.GetAsync(new Uri(address, "/easemob/server.json?app_key=my%23own"));
        using HttpResponseMessage other = await http.GetAsync(new Uri(address, "/easemob/server.json?app_key=demo%23easemob"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("--port", "x")]
    [InlineData("--port", "70000")]
    [InlineData("--port")]
    [InlineData("--nonsense", "1")]
    [InlineData("--seed", "no-such-file.json")]
    [InlineData("--app-key", "nohash")]
    public async Task Run_BadArguments_Exit2WithTheReason(params string[] arguments)
    {
        using ChildProgram program = ChildProgram.Start(Assembly, arguments);

        Assert.Equal((2, ""), (await program.WaitForExitAsync(), await program.ReadToEndAsync()));
        Assert.Contains("--help", await program.ReadErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeedThatIsNone_Exit2()
    {
        string seed = Path.Combine(CacheDirectory, "seed.json");
        await File.WriteAllTextAsync(seed, """{ "users": [{ "idd": "alice" }] }""");
        using ChildProgram program = ChildProgram.Start(Assembly, "--seed", seed);

        Assert.Equal(2, await program.WaitForExitAsync());
    }

    [Fact]
    public async Task Run_PortInUse_Exit1()
    {
        using ChildProgram program = ChildProgram.Start(Assembly, "--port", $"{Emulator.Address.Port}");

        Assert.Equal(1, await program.WaitForExitAsync());
    }

    [Fact]
    public async Task Run_Help_ExplainsEveryOption()
    {
        using ChildProgram program = ChildProgram.Start(Assembly, "--help");

        string help = await program.ReadToEndAsync();

        string[] options = ["--port", "--host", "--app-key", "--seed", "demo"];
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
        Assert.Equal(0, await program.WaitForExitAsync());
    }

    private Task<EasemobClient> OpenAgainstAsync(Uri address, string appKey) => OpenAsync(
        configure: options =>
        {
            options.AppKey = appKey;
            options.Endpoints = EasemobEndpoints.Fixed(address);
        },
        credential: EasemobCredential.Password("alice", "secret"));

    private static Uri AddressIn(string line)
    {
        Match match = ListeningLine().Match(line);
        Assert.True(match.Success, line);
        return new Uri(match.Groups[1].Value);
    }

    [GeneratedRegex(@"^listening on (http://127\.0\.0\.1:[1-9][0-9]*)$")]
    private static partial Regex ListeningLine();
}
