using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.Rest;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Answers PROVISION: checks the token and gives the device its connection, or refuses and closes.</summary>
internal sealed class SignIn(RealtimeServices services)
{
    private const string TokenPrefix = "$t$";
    private const string UnnamedDevice = "unnamed_device";

    private readonly ServerState _state = services.State;

    public void Answer(Connection connection, MSync frame, Provision request)
    {
        string resource = frame.Guid is { ClientResource.Length: > 0 } guid ? guid.ClientResource : request.Resource;
        resource = resource.Length > 0 ? resource : UnnamedDevice;
        if (Refuse(frame, request, out Token? token) is { } refusal)
        {
            Refuse(connection, refusal.Code, refusal.Reason, resource);
            return;
        }

        // Who signs in once more on the same connection is somebody new.
        connection.Detach();
        byte[] answer = FrameWriter.Provision(resource, request.SessionId, token!.ExpiresAt);
        if (!services.Devices.Of(token.UserId).TryAttach(connection, resource, request, answer, out IReadOnlyList<Connection> displaced))
        {
            Refuse(connection, ErrorCode.TooManyDevices, "Sorry, too many devices", resource);
            return;
        }

        _state.Devices.Add(token.UserId, new State.Device(resource, request.DeviceUuid, request.DeviceName));
        foreach (Connection older in displaced)
        {
            older.SignOut(services.Frames, ForcedLogout.SignedInElsewhere, request.Reason);
        }

        services.Watchers.Changed();
    }

    private static void Refuse(Connection connection, ErrorCode code, string reason, string resource)
    {
        connection.Send(FrameKind.ProvisionAnswer, FrameWriter.Refusal(code, reason, resource));
        connection.EndAfterSending(ConnectionEnd.Close);
    }

    private (ErrorCode Code, string Reason)? Refuse(MSync frame, Provision request, out Token? token)
    {
        TokenState tokenState = _state.Tokens.Check(TokenText(frame, request), out token);
        string? appKey = frame.Guid?.AppKey;
        if (!string.IsNullOrEmpty(appKey) && !string.Equals(appKey, _state.AppKey, StringComparison.OrdinalIgnoreCase))
        {
            return (ErrorCode.WrongParameter, "Sorry, app not found");
        }

        if (_state.FindUser(frame.Guid?.Name ?? "") is not { } account)
        {
            return (ErrorCode.Fail, "Sorry, user not found");
        }

        if (account.IsBanned)
        {
            return (ErrorCode.ImForbidden, "Sorry, user is forbidden");
        }

        return tokenState switch
        {
            TokenState.Expired => (ErrorCode.Fail, "Sorry, token expired"),
            TokenState.Valid when token!.UserId == account.Id => null,
            _ => (ErrorCode.Fail, "Sorry, token or password does not match login info"),
        };
    }

    // Web clients send JSON here and the token in the envelope as well, others the bare token and nothing there.
    private static string TokenText(MSync frame, Provision request)
    {
        string text = request.HasAuthToken ? FromAuthToken(request.AuthToken) : frame.HasAuth ? frame.Auth : request.Auth;
        return text.StartsWith(TokenPrefix, StringComparison.Ordinal) ? text[TokenPrefix.Length..] : text;
    }

    private static string FromAuthToken(ByteString authToken)
    {
        string text = authToken.ToStringUtf8();
        if (!text.StartsWith('{'))
        {
            return text;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.Text("token") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
