using System.Text.Json;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>The vendor's client refused a call or failed at it.</summary>
internal sealed class VendorException : Exception
{
    public VendorException(JsonElement error)
        : base(error.TryGetProperty("message", out JsonElement message) ? message.ToString() : "")
    {
        Error = error;
    }

    /// <summary>Gets what the client rejected the call with: <c>type</c>, <c>name</c>, <c>message</c>, <c>data</c>.</summary>
    public JsonElement Error { get; }

    /// <summary>Gets the web client's error number; null where it threw a plain error.</summary>
    public int? Type => Error.TryGetProperty("type", out JsonElement type) && type.TryGetInt32(out int number) ? number : null;
}
