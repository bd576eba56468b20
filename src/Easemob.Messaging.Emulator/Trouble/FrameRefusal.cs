using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.Realtime;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class FrameRefusal(int code, string reason) : FrameFault
{
    private readonly Status _status = new() { ErrorCode = (ErrorCode)code, Reason = reason };

    public override string ToString() => $"refused: {code} {reason}";

    internal override async ValueTask StrikeAsync(FrameFaultContext context)
    {
        if (context.IsUp)
        {
            Answer(context.Connection, context.Services.Frames, context.Frame.Decoded ?? IncomingFrame.Read(context.Frame.Bytes));
        }
        else
        {
            EditableFrame answer = new(context.Frame.Bytes);
            answer.Set("status", _status);
            await context.PassAsync(answer.ToByteArray());
        }

        if (context.Frame.Kind is FrameKind.Provision or FrameKind.ProvisionAnswer)
        {
            context.Connection.EndAfterSending(ConnectionEnd.Close);
        }
    }

    private void Answer(Connection connection, FrameWriter frames, IncomingFrame request)
    {
        switch (request)
        {
            case { Provision: { } provision }:
                string resource = request.Envelope?.Guid?.ClientResource ?? provision.Resource;
                connection.Send(FrameKind.ProvisionAnswer, FrameWriter.Refusal(_status.ErrorCode, reason, resource));
                break;
            case { Kind: FrameKind.Upload or FrameKind.RoomUpload, Sync: { } upload }:
                connection.Send(
                    FrameKind.UploadAnswer, frames.UploadAnswer(upload.Meta.Id, new UploadAnswer(_status.ErrorCode, reason)));
                break;
            case { Kind: FrameKind.Pull, Sync: { } pull }:
                CommSyncDL last = new() { Status = _status, Queue = pull.Queue, IsLast = true };
                connection.Send(FrameKind.LastBatch, FrameWriter.Frame(Command.Sync, last));
                break;
            case { Kind: FrameKind.Unread }:
                connection.Send(FrameKind.UnreadAnswer, FrameWriter.Frame(Command.Unread, new CommUnreadDL { Status = _status }));
                break;
        }
    }
}
