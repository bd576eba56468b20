using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Adds operations to the table of addresses.</summary>
internal sealed class RestRoutes(IEndpointRouteBuilder routes, ServerState state)
{
    private readonly RestDispatcher _dispatcher = new(state);

    public void Open(string method, string path, EmulatorOperation operation, Func<RestCall, RestAnswer> answer) =>
        Add(method, path, new RestOperation(operation, RestAccess.Anyone, RestFeature.Free, answer));

    public void Any(string method, string path, EmulatorOperation operation, Func<RestCall, RestAnswer> answer) =>
        Add(method, path, new RestOperation(operation, RestAccess.AnyToken, RestFeature.Free, answer));

    public void Own(string method, string path, EmulatorOperation operation, RestFeature feature, Func<RestCall, RestAnswer> answer) =>
        Add(method, path, new RestOperation(operation, RestAccess.OwnToken, feature, answer));

    public void Fallback() => routes.MapFallback("{*path}", _dispatcher.InvokeAsync);

    private void Add(string method, string path, RestOperation operation) =>
        routes.MapMethods(path, [method], _dispatcher.InvokeAsync).WithMetadata(operation);
}
