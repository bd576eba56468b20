using System.Net;
using System.Runtime.CompilerServices;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>Keeps the machine's proxy settings out of the tests.</summary>
internal static class NoProxy
{
#pragma warning disable CA2255 // It must come before the first client of any test
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Set() => HttpClient.DefaultProxy = new WebProxy();
}
