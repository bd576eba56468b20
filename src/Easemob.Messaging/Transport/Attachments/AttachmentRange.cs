using System.Net.Http.Headers;

namespace Easemob.Messaging.Transport;

/// <summary>Which bytes of a file are asked for.</summary>
/// <param name="Offset">The first one.</param>
/// <param name="ETag">The version of the file that the ones before are of; null where it is not known.</param>
internal readonly record struct AttachmentRange(long Offset, string? ETag)
{
    public void AddTo(HttpRequestHeaders headers)
    {
        if (Offset == 0)
        {
            return;
        }

        headers.Range = new RangeHeaderValue(Offset, null);
        if (ETag is not null && EntityTagHeaderValue.TryParse(ETag, out EntityTagHeaderValue? tag))
        {
            headers.IfRange = new RangeConditionHeaderValue(tag);
        }
    }

    /// <summary>Returns whether the part that a server sends is this one.</summary>
    public bool IsIn(HttpContentHeaders headers) =>
        headers.ContentRange is { Unit: "bytes", From: { } from } && from == Offset;
}
