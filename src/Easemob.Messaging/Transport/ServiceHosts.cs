namespace Easemob.Messaging.Transport;

/// <summary>Where the service is.</summary>
/// <param name="Rest">The hosts of REST, in the order to try them.</param>
/// <param name="Realtime">The addresses of WebSockets, in the order to try them; empty where none is known.</param>
internal sealed record ServiceHosts(IReadOnlyList<Uri> Rest, IReadOnlyList<Uri> Realtime);
