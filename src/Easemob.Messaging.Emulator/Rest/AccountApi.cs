using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Registration, sign-in, tokens and devices.</summary>
internal sealed class AccountApi(ServerState state)
{
    // What the service says of a token that never ends: a far day rather than none.
    private static readonly DateTimeOffset Never = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RestAnswer SignIn(RestCall call)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        string? userName = body.Text("username");
        call.User = userName is null ? null : UserIds.Normalize(userName);
        if (body.Text("grant_type") != "password")
        {
            return RestErrors.BadRequest;
        }

        if (string.IsNullOrEmpty(userName))
        {
            return RestErrors.NoUser;
        }

        Account? account = state.FindUser(userName);
        if (account is null)
        {
            return RestErrors.UnknownUser;
        }

        if (account.Password != body.Text("password"))
        {
            return RestErrors.WrongPassword;
        }

        return account.IsBanned ? RestErrors.BannedUser : Grant(account, body.Number("ttl"));
    }

    public RestAnswer Register(RestCall call)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        List<Account> registered = [];
        foreach (JsonElement user in body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().ToArray() : [body])
        {
            string? userName = user.Text("username");
            if (!UserIds.IsLegal(userName))
            {
                return RestErrors.IllegalUserName(userName);
            }

            if (!state.TryAddUser(userName!, user.Text("password") ?? "", out Account? account))
            {
                return RestErrors.DuplicateUser(userName!);
            }

            registered.Add(account);
        }

        return RestAnswer.Entities("post", writer => registered.ForEach(account => WriteUser(writer, account)));
    }

    public static RestAnswer TokenExpiry(RestCall call)
    {
        DateTimeOffset expiresAt = call.Token?.ExpiresAt ?? Never;
        return RestAnswer.Plain(writer => writer.WriteNumber("expire_timestamp", expiresAt.ToUnixTimeMilliseconds()));
    }

    public RestAnswer Devices(RestCall call) => RestAnswer.List("get", state.Devices.List(call.UserId), (writer, device) =>
    {
        writer.WriteStartObject();
        writer.WriteString("res", device.Resource);
        writer.WriteString("device_uuid", device.Uuid);
        writer.WriteString("device_name", device.Name);
        writer.WriteEndObject();
    });

    private RestAnswer Grant(Account account, long? seconds)
    {
        TimeSpan lifetime = seconds is { } ttl and >= 0 ? TimeSpan.FromSeconds(ttl) : state.Switches.TokenLifetime;
        Token token = state.Tokens.Issue(account.Id, lifetime);
        return RestAnswer.Plain(writer =>
        {
            writer.WriteString("access_token", token.Text);
            writer.WriteNumber("expires_in", (long)lifetime.TotalSeconds);
            writer.WritePropertyName("user");
            WriteUser(writer, account);
        });
    }

    private static void WriteUser(Utf8JsonWriter writer, Account account)
    {
        writer.WriteStartObject();
        writer.WriteString("uuid", account.Uuid);
        writer.WriteString("type", "user");
        writer.WriteNumber("created", account.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteNumber("modified", account.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteString("username", account.Id);
        writer.WriteBoolean("activated", !account.IsBanned);
        writer.WriteEndObject();
    }
}
