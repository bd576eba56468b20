using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging;

/// <summary>The settings of a <see cref="ChatManager"/> that is put together by hand, usually in a test.</summary>
public sealed class ChatManagerOptions
{
    /// <summary>Gets or sets where logs go. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;
}
