namespace Easemob.Messaging.TroubleTests;

/// <summary>What there is on the server and in alice's cache, as lists of ids.</summary>
/// <param name="Listed">The conversations in alice's list on the server.</param>
/// <param name="History">Alice's history with bob on the server.</param>
/// <param name="BobsHistory">The same history as bob sees it: nothing that alice does changes it.</param>
/// <param name="CachedList">The conversations in the cache.</param>
/// <param name="Cached">The messages with bob in the cache.</param>
internal sealed record WorldState(string Listed, string History, string BobsHistory, string CachedList, string Cached);
