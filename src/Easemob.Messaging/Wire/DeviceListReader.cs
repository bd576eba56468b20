using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the devices on which a user is connected.</summary>
internal static class DeviceListReader
{
    /// <summary>Reads the devices that have an id; none where the answer has no list.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static IReadOnlyList<UserDevice> Read(ReadOnlySpan<byte> utf8Json)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        return
        [
            .. document.RootElement.ArrayMember("data")
                .Where(static device => device.StringMember("res") is { Length: > 0 })
                .Select(static device => new UserDevice
                {
                    DeviceId = device.StringMember("res")!, // looked at above
                    Uuid = device.StringMember("device_uuid"),
                    Name = device.StringMember("device_name"),
                }),
        ];
    }
}
