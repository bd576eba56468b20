namespace Easemob.Messaging.Transport;

/// <summary>Reads what an operation needs out of a JSON object.</summary>
internal delegate T AnswerReader<out T>(ReadOnlySpan<byte> utf8Json);
