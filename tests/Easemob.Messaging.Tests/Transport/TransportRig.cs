using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>A transport over a stub, with a clock of its own and a fixed token unless the test says otherwise.</summary>
internal sealed class TransportRig : IDisposable
{
    public const string Token = "TOKEN";

    public static readonly Uri Host = new("https://rest.example");

    public TransportRig(
        StubHandler handler,
        EasemobCredential? credential = null,
        EasemobEndpoints? endpoints = null,
        EasemobRetryOptions? retry = null,
        Action<EasemobOptions>? configure = null)
    {
        retry ??= new EasemobRetryOptions();
        Handler = handler;
        Clock = new StepClock(retry.AttemptTimeout, retry.CallTimeout, AccessTokenSource.EarlyRenewalPatience);
        var options = new EasemobOptions
        {
            AppKey = "lab-org#lab-app",
            Endpoints = endpoints ?? EasemobEndpoints.Fixed(Host),
            HttpMessageHandler = handler,
            Retry = retry,
            TimeProvider = Clock,
            LoggerFactory = Log.ToFactory(),
        };
        configure?.Invoke(options);
        Transport = new HttpChatTransport(options.Freeze(), credential ?? EasemobCredential.Token("Alice", Token), static () => "webim_lab_resource");
    }

    public StubHandler Handler { get; }

    public StepClock Clock { get; }

    public LogCapture Log { get; } = new();

    public HttpChatTransport Transport { get; }

    /// <summary>Makes a call whose answer hardly matters.</summary>
    public Task<IReadOnlyList<Conversation>> CallAsync(CancellationToken cancellationToken = default) =>
        Transport.GetConversationsAsync(cancellationToken);

    /// <summary>Makes a call that changes something on the server.</summary>
    public Task<ServerReceipt> RemoveAsync(CancellationToken cancellationToken = default) =>
        Transport.RemoveMessagesAsync(ConversationKey.Chat("bob"), ["1"], cancellationToken);

    public void Dispose() => Transport.Dispose();
}
