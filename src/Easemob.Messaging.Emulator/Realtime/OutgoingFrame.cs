namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>A frame to be sent, or where the connection is to end.</summary>
internal readonly record struct OutgoingFrame(FrameKind Kind, byte[] Bytes, ConnectionEnd? End = null);
