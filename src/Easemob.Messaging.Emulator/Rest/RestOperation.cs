namespace Easemob.Messaging.Emulator.Rest;

/// <summary>What an endpoint does; it rides on the endpoint's metadata, where journal and trouble find it too.</summary>
internal sealed record RestOperation(
    EmulatorOperation Operation, RestAccess Access, RestFeature Feature, Func<RestCall, RestAnswer> Answer);
