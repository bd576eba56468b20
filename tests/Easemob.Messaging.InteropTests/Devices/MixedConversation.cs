using System.Globalization;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A conversation of two users with two devices each, made up from a seed, and what must have become of it.</summary>
internal sealed class MixedConversation
{
    private const string GroupId = "244001122334455";
    private const int MaximumCuts = 3;

    private readonly Stage _stage;
    private readonly Random _random;
    private readonly List<Said> _said = [];
    private readonly HashSet<VendorDevice> _away = [];
    private int _cuts;

    private MixedConversation(Stage stage, int seed, IReadOnlyList<MixedUser> users)
    {
        _stage = stage;
        _random = new Random(seed);
        Users = users;
    }

    public IReadOnlyList<MixedUser> Users { get; }

    public static async Task<MixedConversation> OpenAsync(Stage stage, int seed, bool isGroup)
    {
        string[] names = ["alice", "bob"];
        stage.Data.AddGroup(GroupId, names);
        List<MixedUser> users = [];
        foreach (string name in names)
        {
            ConversationKey conversation = isGroup
                ? ConversationKey.Group(GroupId)
                : ConversationKey.Chat(names.Single(other => other != name));
            VendorDevice theirs = await stage.VendorAsync(name);
            await theirs.NextEventAsync("onConnected");
            users.Add(new MixedUser(name, await stage.LiveLibraryAsync(name), theirs, conversation));
        }

        return new MixedConversation(stage, seed, users);
    }

    /// <summary>Returns the ids that a user must find in the history and in the cache, oldest first.</summary>
    public IReadOnlyList<string> ExpectedIds(MixedUser user) =>
        [.. _said.Where(one => !one.IsRecalled && !user.Removed.Contains(one.Id)).Select(one => one.Id)];

    public IDevice SenderOf(string id) => Find(id).Sender;

    public bool IsEdited(string id) => Find(id).IsEdited;

    public Task StepAsync()
    {
        MixedUser user = Pick(Users);
        IDevice device = Pick(user.Devices);
        return _random.Next(100) switch
        {
            < 65 => SayAsync(user, device),
            < 75 => EditAsync(user, device),
            < 83 => RecallAsync(user, device),
            < 91 => RemoveAsync(user, device),
            < 96 => device.ReadAsync(user.Conversation),
            _ => CutAsync(user, device),
        };
    }

    /// <summary>Waits until every device has all that was sent before.</summary>
    public async Task SettleAsync()
    {
        foreach (MixedUser user in Users)
        {
            string fence = await SayAsync(user, user.Theirs, Draft.Text("a fence"));
            foreach (IDevice other in Users.Where(other => other != user).SelectMany(other => other.Devices))
            {
                while ((await other.NextMessageAsync()).Id != fence)
                {
                }
            }
        }
    }

    private Task<string> SayAsync(MixedUser user, IDevice device)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{user.Id} says {_said.Count} 你好");
        Draft draft = _random.Next(4) switch
        {
            0 => Draft.Text(text),
            1 => Draft.Text(text).With("n", _said.Count - 20L, $"{_said.Count - 20}").With("flag", true, "true"),
            2 => Draft.Custom("gift", ("text", text)),
            _ => Drafts.Make("location", null!).With("half", 0.5, "0.5"),
        };
        return SayAsync(user, device, draft);
    }

    private async Task<string> SayAsync(MixedUser user, IDevice device, Draft draft)
    {
        SentMessage sent = await device.SendAsync(user.Conversation, draft);
        _said.Add(new Said(sent.Id, user, device, draft.Body is TextMessageBody));
        return sent.Id;
    }

    private async Task EditAsync(MixedUser user, IDevice device)
    {
        if (PickOwn(user, one => one.IsText && one.Edits < 5) is { } own)
        {
            await ComeBackAsync(device);
            own.Edits++;
            Draft draft = Draft.Text($"edited {own.Edits}");
            await device.EditAsync(user.Conversation, own.Id, _random.Next(2) == 0 ? draft : draft.With("edit", own.Edits, $"{own.Edits}"));
        }
    }

    private async Task RecallAsync(MixedUser user, IDevice device)
    {
        if (PickOwn(user, _ => true) is { } own)
        {
            await ComeBackAsync(device);
            own.IsRecalled = true;
            await device.RecallAsync(user.Conversation, own.Id);
        }
    }

    private async Task RemoveAsync(MixedUser user, IDevice device)
    {
        string[] ids = [.. ExpectedIds(user).Where(_ => _random.Next(6) == 0)];
        if (ids.Length > 0)
        {
            user.Removed.UnionWith(ids);
            await device.RemoveAsync(user.Conversation, ids);
            if (device == user.Theirs)
            {
                await user.Library.NextEventAsync<MessagesRemovedOnOtherDevice>();
            }
        }
    }

    private async Task CutAsync(MixedUser user, IDevice device)
    {
        if (_cuts++ >= MaximumCuts)
        {
            return;
        }

        if (device is VendorDevice theirs)
        {
            await ComeBackAsync(theirs);

            // A pull that is never answered would keep the vendor's client from pulling again, so none may be under way.
            await _stage.Emulator.Realtime.WaitForAcknowledgementAsync(user.Id, theirs.Resource);
            await theirs.ReadAsync(user.Conversation);
            await theirs.CutAsync();
            await theirs.NextEventAsync("onReconnecting");
            _away.Add(theirs);
        }
        else
        {
            string resource = _stage.Emulator.Realtime.Devices
                .Single(one => one.UserId == user.Id && one.Resource != user.Theirs.Resource).Resource;
            while (user.Library.Client.ConnectionState != ConnectionState.Connected)
            {
                await user.Library.NextEventAsync<ConnectionStateChanged>(one => one.State == ConnectionState.Connected);
            }

            _stage.Emulator.Realtime.Disconnect(user.Id, resource);

            // Sent before it is noticed, a message would be of an unknown fate for a while.
            await user.Library.NextEventAsync<ConnectionStateChanged>(one => one.State == ConnectionState.Reconnecting);
        }
    }

    // While it connects again, the vendor's client keeps messages for later, but not recalls and edits.
    private async Task ComeBackAsync(IDevice device)
    {
        if (device is VendorDevice theirs && _away.Remove(theirs))
        {
            await theirs.NextEventAsync("onConnected");
        }
    }

    // Nobody changes what they have removed.
    private Said? PickOwn(MixedUser user, Func<Said, bool> isMeant)
    {
        Said[] own = [.. _said.Where(one => one.User == user && !one.IsRecalled && !user.Removed.Contains(one.Id) && isMeant(one))];
        return own.Length > 0 ? Pick(own) : null;
    }

    private Said Find(string id) => _said.Single(one => one.Id == id);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private sealed class Said(string id, MixedUser user, IDevice sender, bool isText)
    {
        public string Id { get; } = id;

        public MixedUser User { get; } = user;

        public IDevice Sender { get; } = sender;

        public bool IsText { get; } = isText;

        public int Edits { get; set; }

        public bool IsEdited => Edits > 0;

        public bool IsRecalled { get; set; }
    }
}
