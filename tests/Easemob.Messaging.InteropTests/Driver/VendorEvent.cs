using System.Text.Json;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>An event of the vendor's client; its value is undefined where the event has none.</summary>
internal sealed record VendorEvent(string Name, JsonElement Value);
