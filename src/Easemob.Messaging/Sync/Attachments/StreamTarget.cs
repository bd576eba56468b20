namespace Easemob.Messaging.Sync;

/// <summary>A stream of the application's: what was written cannot be taken back.</summary>
internal sealed class StreamTarget(Stream stream) : DownloadTarget
{
    public override bool TryRestart() => Length == 0;

    protected override Task WriteBytesAsync(byte[] buffer, int count, CancellationToken cancellationToken) =>
#pragma warning disable CA1835 // netstandard2.0 has no other overload
        stream.WriteAsync(buffer, 0, count, cancellationToken);
#pragma warning restore CA1835
}
