using System.Globalization;
using System.Security.Cryptography;
using Easemob.Messaging.Emulator.State;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Answers with a file, or with what is missing of it to one who has its beginning.</summary>
internal static class FileAnswers
{
    private static readonly ReadOnlyMemory<byte> Nothing = Array.Empty<byte>();

    public static RestAnswer Moved(Uri target) => RestAnswer.File(
        StatusCodes.Status302Found, "text/plain", Nothing, new Dictionary<string, string> { [HeaderNames.Location] = target.AbsoluteUri });

    public static RestAnswer Make(RestCall call, ChatFile file)
    {
        EntityTagHeaderValue version = new($"\"{Convert.ToHexStringLower(SHA256.HashData(file.Content))[..16]}\"");
        Dictionary<string, string> headers = new()
        {
            [HeaderNames.ETag] = version.ToString(),
            [HeaderNames.AcceptRanges] = "bytes",
        };
        RequestHeaders asked = call.Http.Request.GetTypedHeaders();
        bool isSameVersion = asked.IfRange is null || asked.IfRange.EntityTag?.Compare(version, useStrongComparison: true) == true;
        if (!isSameVersion || asked.Range is not { Ranges: { Count: 1 } ranges } || ranges.Single() is not { From: { } from } range)
        {
            return RestAnswer.File(StatusCodes.Status200OK, file.ContentType, file.Content, headers);
        }

        int length = file.Content.Length;
        if (from >= length)
        {
            headers[HeaderNames.ContentRange] = Invariant($"bytes */{length}");
            return RestAnswer.File(StatusCodes.Status416RangeNotSatisfiable, "text/plain", Nothing, headers);
        }

        long to = Math.Min(range.To ?? long.MaxValue, length - 1);
        headers[HeaderNames.ContentRange] = Invariant($"bytes {from}-{to}/{length}");
        return RestAnswer.File(
            StatusCodes.Status206PartialContent, file.ContentType, file.Content.AsMemory((int)from, (int)(to - from + 1)), headers);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
