using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Deletes all conversations and messages of one user and nobody else's.</summary>
internal sealed class ClearingApi(ServerState state)
{
    public RestAnswer Everything(RestCall call)
    {
        long timestamp = state.Now;
        state.DeleteEverything(call.UserId);
        return RestAnswer.Plain(writer =>
        {
            writer.WriteString("requestStatusCode", "ok");
            writer.WriteNumber("timestamp", timestamp);
        });
    }
}
