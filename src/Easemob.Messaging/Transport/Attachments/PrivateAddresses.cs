using System.Net;
using System.Net.Sockets;

namespace Easemob.Messaging.Transport;

/// <summary>
/// Tells the addresses of the public network from those of this machine, of networks nearby, and of nobody: what the sender of a message
/// must not make this device ask.
/// </summary>
internal static class PrivateAddresses
{
    // Network and length of its prefix, IPv4.
    private static readonly (uint Network, int Bits)[] Ranges =
    [
        (0x00000000, 8), // this network
        (0x0A000000, 8), // private
        (0x64400000, 10), // shared by carriers
        (0x7F000000, 8), // loopback
        (0xA9FE0000, 16), // link-local; where clouds keep secrets
        (0xAC100000, 12), // private
        (0xC0000000, 24), // protocol assignments
        (0xC0A80000, 16), // private
        (0xC6120000, 15), // measurements
        (0xE0000000, 3), // multicast, reserved, broadcast
    ];

    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Contains(address.GetAddressBytes());
        }

        byte[] bytes = address.GetAddressBytes();
        return Embedded(bytes) is { } inner ? Contains(inner) : !IsGlobal(bytes);
    }

    /// <summary>Returns whether a host is named by such an address, or by the name of this machine.</summary>
    /// <remarks>The host as it is asked for: digits and letters of other scripts have become plain ones.</remarks>
    public static bool Contains(Uri uri)
    {
        string host = uri.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out IPAddress? address)
            ? Contains(address)
            : uri.IsLoopback || host.EndsWith("localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Contains(byte[] bytes)
    {
        uint address = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        return Array.Exists(Ranges, range => (address ^ range.Network) >> (32 - range.Bits) == 0);
    }

    // IPv4 inside IPv6: mapped (::ffff:0:0/96), translated (64:ff9b::/96), 6to4 (2002::/16).
    private static byte[]? Embedded(byte[] bytes)
    {
        bool isMapped = bytes.Take(10).All(static b => b == 0) && bytes[10] == 0xFF && bytes[11] == 0xFF;
        bool isTranslated = bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B
            && bytes.Skip(4).Take(8).All(static b => b == 0);
        return isMapped || isTranslated ? [.. bytes.Skip(12)]
            : bytes[0] == 0x20 && bytes[1] == 0x02 ? [.. bytes.Skip(2).Take(4)]
            : null;
    }

    // Of IPv6 only 2000::/3 is handed out.
    private static bool IsGlobal(byte[] bytes) => (bytes[0] & 0xE0) == 0x20;
}
