using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging;

/// <summary>The settings of a <see cref="ChatManager"/> that is put together by hand, usually in a test.</summary>
public sealed class ChatManagerOptions
{
    /// <summary>Gets or sets the id of the user, who is the sender of what is sent. The default is none.</summary>
    public string UserId { get; set; } = string.Empty;

    /// <summary>Gets or sets whether senders of one-to-one messages are told that those have arrived. The default is false.</summary>
    public bool SendDeliveryReceipts { get; set; }

    /// <summary>
    /// Gets or sets whether messages that were deleted in the cache only, through <see cref="ILocalStore"/>, stay deleted when history
    /// that is fetched from the server has them again. The default is false, as in the vendor's clients: fetching brings them back.
    /// </summary>
    public bool KeepLocalDeletions { get; set; }

    /// <summary>Gets or sets the clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets where logs go. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets how often and when a download that broke off is continued.</summary>
    internal EasemobRetryOptions Retry { get; set; } = new();
}
