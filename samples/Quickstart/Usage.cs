namespace Quickstart;

/// <summary>What the program says of itself.</summary>
internal static class Usage
{
    public const string Text = """
        Walks through the main job of Easemob.Messaging: conversations, history, removal, deletion.

        Without arguments it starts a local server with made-up data and shows everything:
          dotnet run --project samples/Quickstart

        With an app key, a user and a token or password it reads from a server. Secrets are better kept in the environment:
          --app-key ORG#APP          or EASEMOB_APP_KEY
          --user USER                or EASEMOB_USER
          --token TOKEN              or EASEMOB_TOKEN
          --password PASSWORD        or EASEMOB_PASSWORD
          --rest URL                 the REST server; without it, it is looked up as the vendor's own clients do
          --conversation NAME        whose history to read, such as chat/bob; without it, the newest conversation's
          --limit N                  how many messages to read at most; 5000

        It changes something on a server only where that is named, and reads nothing else then:
          --remove NAME --ids 1,2,3  removes messages for this user, by id
          --remove NAME --before T   or all before a time, such as 2026-11-01 or 2026-11-01T08:30:00Z
          --delete NAME              deletes a conversation from this user's list
            --with-messages          and this user's history of it

        A conversation's NAME is chat/USER, group/ID, room/ID or thread/ID.

          --offline                  shows what the last run left in the cache, without any server
          --cache DIRECTORY          where the cache files are
          --help                     this text

        Exit codes: 0 done, 1 the server or the cache failed, 2 wrong arguments, 130 stopped with Ctrl+C.
        """;
}
