using System.Text.Json;
using Easemob.Messaging.Wire;
using MSync = Easemob.Messaging.Wire.Msync.MSync;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>A frame that the vendor's client sent or accepted, with what it made of it.</summary>
internal sealed class RecordedFrame
{
    /// <summary>The device that the frames were recorded for, where they name it.</summary>
    public const string DeviceId = "webim_web_1795447205651";

    private RecordedFrame(JsonElement vector)
    {
        Vector = vector;
        string form = vector.TryGetProperty("plain_base64", out _) ? "plain_base64" : "base64";
        Bytes = vector.GetProperty(form).GetBytesFromBase64();
    }

    public JsonElement Vector { get; }

    /// <summary>Gets the frame, before compression where it was compressed.</summary>
    public byte[] Bytes { get; }

    public byte[] BytesAsSent => Vector.GetProperty("base64").GetBytesFromBase64();

    public ulong TraceId => MSync.Parser.ParseFrom(Bytes).TraceId;

    /// <summary>Gets the first of the events that the vendor's client raised; undefined where it raised none.</summary>
    public JsonElement ClientEvent => Vector.GetProperty("client_event").EnumerateArray().FirstOrDefault();

    public JsonElement ClientArgument => ClientEvent.GetProperty("arg");

    public static TheoryData<string> Names(params string[] prefixes) => [.. Vectors.Vector.Names("msync", prefixes)];

    public static RecordedFrame Load(string name) => new(Vectors.Vector.Load("msync", name));

    /// <summary>Reads the items of the frame, as the user that it was sent to.</summary>
    public List<ChatEvent> ReadEvents()
    {
        var reader = new ItemReader("alice") { DeviceId = DeviceId };
        var events = new List<ChatEvent>();
        foreach (ReadOnlyMemory<byte> item in Assert.IsType<QueueBatch>(FrameReader.Read(Bytes)).Items)
        {
            reader.Read(item, events);
        }

        return events;
    }
}
