namespace Easemob.Messaging.Emulator;

/// <summary>A device as it was when it was asked for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Resource">The device id.</param>
/// <param name="IsConnected">Whether it is signed in now.</param>
/// <param name="Pending">How many items it has not acknowledged.</param>
public sealed record EmulatorDevice(string UserId, string Resource, bool IsConnected, int Pending);
