using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>Says where the cache is and how to look at it again.</summary>
internal static class AfterwardsStep
{
    public static void Run(EasemobClient client, string offlineCommand)
    {
        Screen.Step("Afterwards");
        Screen.Copyable("The cache file, which stays:");
        Screen.Copyable($"  {client.CacheFilePath}");
        Screen.Copyable("To read it without a server:");
        Screen.Copyable($"  {offlineCommand}");
    }
}
