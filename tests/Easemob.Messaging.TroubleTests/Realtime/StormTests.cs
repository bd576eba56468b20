using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>Messages flow both ways while the connection is cut again and again: none is lost, none comes twice, all stay in order.</summary>
public class StormTests
{
    private static readonly ConversationKey[] Conversations = [LiveWorld.Bob, LiveWorld.Carol, LiveWorld.Group];

    private static int Messages => Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1" ? 10_000 : 2_000;

    [Theory]
    [InlineData(50)]
    public async Task Storm_CutEveryFewFrames_LosesAndRepeatsNothing(int framesBetween)
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.IsHurried = false;
        world.Configure = options => options.SendDeliveryReceipts = true;
        LiveDevice device = await world.ConnectAsync();
        for (int cut = 0; cut < Messages; cut++)
        {
            world.Trouble.Next(FrameKind.Any, framesBetween - 1, FrameFault.None);
            world.Trouble.Next(FrameKind.Any, cut % 2 == 0 ? FrameFault.CutBefore : FrameFault.CutAfter);
        }

        Task[] sending = [.. Conversations.Select(key => SendAllAsync(world, device, key, Messages / Conversations.Length))];
        Task receiving = Task.Run(() => ReceiveAllAsync(world));
        await world.UntilAsync(() => receiving.IsCompleted && sending.All(task => task.IsCompleted), "for the storm", Messages / 20);
        await Task.WhenAll([receiving, .. sending]);
        await world.SettleAsync();
        world.Emulator.RealtimeTrouble.Clear();
        await world.SettleAsync();

        Assert.Empty(await device.Chat.Outbox.GetMessagesAsync());
        Assert.InRange(device.Changes.Count(change => change.State == ConnectionState.Reconnecting), 20, int.MaxValue);
        await EndState.AssertCachedAsync(world, device, Conversations);
        foreach (ConversationKey key in Conversations)
        {
            string[] sent = [.. EndState.History(world, key).Where(message => message.From == LiveWorld.User)
                .Select(message => ((TextBody)message.Body).Text)];
            Assert.Equal(Enumerable.Range(0, Messages / Conversations.Length).Select(number => $"mine {number}"), sent);
        }

        await world.EndAsync(device);
        EndState.AssertTold(world, Conversations);
    }

    private static async Task SendAllAsync(LiveWorld world, LiveDevice device, ConversationKey key, int count)
    {
        for (int number = 0; number < count; number++)
        {
            try
            {
                await device.Chat.SendMessageAsync(LiveWorld.Text(key, $"mine {number}"));
            }
            catch (EasemobException failure) when (!failure.IsOutcomeUnknown)
            {
                Assert.Fail($"{key} {number}: {failure.Message}\n{world.Describe()}");
            }
            catch (EasemobException failure) when (failure.IsOutcomeUnknown)
            {
                // It is settled with the next connection, before what is sent then.
            }
        }
    }

    private static async Task ReceiveAllAsync(LiveWorld world)
    {
        for (int number = 0; number < Messages; number++)
        {
            switch (number % 3)
            {
                case 0: world.Data.Send("bob", LiveWorld.User, $"bob {number}"); break;
                case 1: world.Data.Send("carol", LiveWorld.User, $"carol {number}"); break;
                default: world.Data.SendToGroup("bob", LiveWorld.GroupId, $"group {number}"); break;
            }

            if (number % 20 == 0)
            {
                // Not faster than can be sent the other way.
                await world.UntilAsync(() => world.Emulator.Realtime.Pending(LiveWorld.User) < 200, "for the device to follow");
            }
        }
    }
}
