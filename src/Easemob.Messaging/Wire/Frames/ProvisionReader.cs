using System.Text.Json;
using Easemob.Messaging.Wire.Msync;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the answer to a sign-in.</summary>
internal static class ProvisionReader
{
    // Bounds between which a number of expires_in is taken for seconds since 1970: from 2001 on, and too small for milliseconds.
    private const long FirstEpochSecond = 1_000_000_000;
    private const long FirstEpochMillisecond = 100_000_000_000;

    /// <exception cref="WireFormatException">The payload is damaged.</exception>
    public static ProvisionAnswer Read(ReadOnlySpan<byte> payload)
    {
        FrameStatus? status = null;
        ReadOnlySpan<byte> resource = default;
        ReadOnlySpan<byte> token = default;
        bool wantsCompression = false;
        var reader = new ProtobufReader(payload);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Provision.StatusFieldNumber, ProtobufKind.Bytes): status = FrameParts.Status(reader.Bytes); break;
                case (Provision.ResourceFieldNumber, ProtobufKind.Bytes): resource = reader.Bytes; break;
                case (Provision.AuthTokenFieldNumber, ProtobufKind.Bytes): token = reader.Bytes; break;
                case (Provision.ProtocolCompressTypeFieldNumber, _): wantsCompression |= reader.HasNumberOtherThanZero(); break;
                default: break;
            }
        }

        return reader.IsMalformed ? throw new WireFormatException("The answer to the sign-in is damaged.") : new ProvisionAnswer
        {
            Status = status,
            Resource = FrameParts.Text(resource),
            ExpiresAt = ReadExpiry(token),
            WantsCompression = wantsCompression,
        };
    }

    // A number that is neither milliseconds nor seconds since 1970 counts from a moment that only the server knows.
    private static DateTimeOffset? ReadExpiry(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(token.ToArray());
            long expiry = document.RootElement.IntegerMember("expires_in");
            return expiry >= FirstEpochMillisecond ? WireTime.ToInstant(expiry)
                : expiry >= FirstEpochSecond ? WireTime.ToInstant(expiry * 1000)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
