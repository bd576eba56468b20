namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Changes the decoded frame.</summary>
internal sealed class FrameEdit(string description, Action<EditableFrame> edit) : FrameFault
{
    public override string ToString() => description;

    internal override ValueTask StrikeAsync(FrameFaultContext context)
    {
        EditableFrame frame = new(context.Frame.Bytes);
        edit(frame);
        return context.PassAsync(frame.ToByteArray());
    }
}
