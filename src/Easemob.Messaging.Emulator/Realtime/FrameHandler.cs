using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Does what a frame from a client asks for.</summary>
internal sealed class FrameHandler(RealtimeServices services, SignIn signIn, UploadHandler uploads)
{
    public void Handle(Connection connection, IncomingFrame frame)
    {
        if (frame.Provision is { } provision)
        {
            signIn.Answer(connection, frame.Envelope!, provision);
            return;
        }

        // Before its sign-in, and after it was signed out, nobody is listened to.
        if (connection.Device is not { } device || device.Connection != connection)
        {
            return;
        }

        switch (frame.Kind)
        {
            case FrameKind.Unread:
                device.AnswerUnread(connection);
                break;
            case FrameKind.Pull:
                Pull(connection, device, frame.Sync!);
                break;
            case FrameKind.Upload or FrameKind.RoomUpload:
                uploads.Answer(connection, device, frame.Sync!.Meta);
                break;
            case FrameKind.Logout:
                connection.Detach();
                connection.Send(FrameKind.LogoutAnswer, FrameWriter.Logout(frame.Logout!.SessionId));
                connection.EndAfterSending(ConnectionEnd.Close);
                break;
        }
    }

    private void Pull(Connection connection, Device device, CommSyncUL pull)
    {
        if (connection.StuckBatch(pull.Queue) is { } batch)
        {
            connection.Send(FrameKind.Batch, batch);
            return;
        }

        device.AnswerPull(connection, pull.Queue, pull.HasKey ? pull.Key : null, Math.Max(1, services.State.Switches.SyncBatchSize));
        services.Watchers.Changed();
    }
}
