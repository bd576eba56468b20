using System.Collections.Concurrent;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.Emulator.State;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator;

/// <summary>Scripts what goes wrong with the next frames of the realtime protocol, by kind.</summary>
/// <remarks>
/// Each kind has a queue of its own: what is scripted first strikes first. What is scripted for <see cref="FrameKind.AnyUp"/>, <see
/// cref="FrameKind.AnyDown"/> or <see cref="FrameKind.Any"/> strikes frames for which the kind's own queue is empty; <see
/// cref="FrameFault.None"/> in a queue lets frames pass, and so counts them. Frames are counted in the order in which they are handled
/// or sent, over all connections; <see cref="For"/> scripts one user's alone. Safe for use from any thread.
/// </remarks>
/// <example><code>
/// emulator.RealtimeTrouble.Next(FrameKind.UploadAnswer, FrameFault.CutBefore);            // stored, but the answer is lost
/// emulator.RealtimeTrouble.Next(FrameKind.AnyDown, times: 4, FrameFault.None);            // the fifth frame from here on
/// emulator.RealtimeTrouble.Next(FrameKind.AnyDown, FrameFault.Duplicate);
/// emulator.RealtimeTrouble.For("bob").Always(FrameKind.Notice, FrameFault.Swallow);
/// </code></example>
public sealed class FrameTroubleScript
{
    private readonly FaultQueues<FrameKind, FrameFault> _faults = new();
    private readonly ConcurrentDictionary<string, FrameTroubleScript> _users = new();

    internal FrameTroubleScript()
    {
    }

    /// <summary>Strikes the next frame of a kind, after those already scripted.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="fault">The fault; <see cref="FrameFault.None"/> lets the frame pass.</param>
    public void Next(FrameKind kind, FrameFault fault) => Next(kind, times: 1, fault);

    /// <summary>Strikes the next few frames of a kind, after those already scripted.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="times">How many frames to strike.</param>
    /// <param name="fault">The fault; <see cref="FrameFault.None"/> lets the frames pass.</param>
    public void Next(FrameKind kind, int times, FrameFault fault) => _faults.Add(kind, times, fault);

    /// <summary>Strikes every frame of a kind that is not scripted otherwise, until <see cref="Clear"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="fault">The fault.</param>
    public void Always(FrameKind kind, FrameFault fault) => _faults.SetStanding(kind, fault);

    /// <summary>Returns the script for the connections of one user, which comes before the general one.</summary>
    /// <param name="userId">The user id.</param>
    /// <returns>The same script at every call.</returns>
    public FrameTroubleScript For(string userId) => _users.GetOrAdd(UserIds.Normalize(userId), static _ => new FrameTroubleScript());

    /// <summary>Returns how many faults scripted with <c>Next</c> still wait for a frame.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The number of faults in the kind's own queue.</returns>
    public int Waiting(FrameKind kind) => _faults.Count(kind);

    /// <summary>Ends all trouble, that of single users included. Connections that are silent already stay so.</summary>
    public void Clear()
    {
        _faults.Clear();
        foreach (FrameTroubleScript user in _users.Values)
        {
            user.Clear();
        }
    }

    internal FrameFault Take(FrameKind kind, string? userId) =>
        _faults.IsEmpty && _users.IsEmpty ? FrameFault.None : Find(kind, userId) ?? FrameFault.None;

    private FrameFault? Find(FrameKind kind, string? userId)
    {
        FrameKind any = kind.Direction() == FrameDirection.Up ? FrameKind.AnyUp : FrameKind.AnyDown;
        FrameTroubleScript? user = userId is null ? null : _users.GetValueOrDefault(UserIds.Normalize(userId));
        return user?.Find(kind, null) ?? _faults.Take(kind) ?? _faults.Take(any) ?? _faults.Take(FrameKind.Any);
    }
}
