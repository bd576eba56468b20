namespace Easemob.Messaging.Emulator;

/// <summary>Says how an emulator is started. Read once, at the start.</summary>
public sealed class EmulatorOptions
{
    /// <summary>
    /// Gets or sets the app key, <c>org#app</c>. The default, null, takes the seed's, or <c>demo#easemob</c> if there is no seed or it
    /// names none.
    /// </summary>
    public string? AppKey { get; set; }

    /// <summary>
    /// Gets or sets the address to listen on. The default, <c>127.0.0.1</c>, is reachable from this machine only; <c>0.0.0.0</c> opens the
    /// emulator, which protects nothing, to the network.
    /// </summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Gets or sets the port to listen on. The default, 0, takes any free one.</summary>
    public int Port { get; set; }

    /// <summary>Gets or sets the clock behind server times, token expiry, retention and delays. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the data to start with; null, the default, starts empty.</summary>
    public EmulatorSeed? Seed { get; set; }
}
