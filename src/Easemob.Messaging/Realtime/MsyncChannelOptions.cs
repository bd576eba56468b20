using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging.Realtime;

/// <summary>What a channel needs to know and to call.</summary>
internal sealed record MsyncChannelOptions
{
    public required AppKey AppKey { get; init; }

    public required string UserId { get; init; }

    /// <summary>Gets what names this device, asked for each connection: a wipe of the cache makes a new name.</summary>
    public required Func<string> DeviceId { get; init; }

    public string DeviceName { get; init; } = "dotnet";

    /// <summary>Gets a text for a device that this one displaces; null for none.</summary>
    public string? SignInText { get; init; }

    public required ITokenSource Tokens { get; init; }

    /// <summary>Gets what finds the addresses of WebSockets to try, in this order.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<Uri>>> GetHosts { get; init; }

    public Func<Uri, CancellationToken, Task<WebSocket>> OpenWebSocket { get; init; } = WebSockets.ConnectAsync;

    public EasemobRealtimeOptions Realtime { get; init; } = new();

    /// <summary>Gets how often, and for how long, the first connection is tried.</summary>
    public EasemobRetryOptions Retry { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
