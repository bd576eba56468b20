using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator;

/// <summary>Scripts what goes wrong with the next requests, by operation.</summary>
/// <remarks>
/// Each operation has a queue of its own: what is scripted first strikes first. What is scripted for <see cref="EmulatorOperation.Any"/>
/// strikes requests whose own queue is empty. When both are empty, requests are served as usual. Safe for use from any thread.
/// </remarks>
/// <example><code>
/// emulator.Trouble.Next(EmulatorOperation.History, times: 2, Fault.Status(503));
/// emulator.Trouble.Next(EmulatorOperation.RemoveByIds, Fault.ConnectionReset.AfterEffect());
/// </code></example>
public sealed class TroubleScript
{
    private readonly FaultQueues<EmulatorOperation, Fault> _faults = new();

    internal TroubleScript()
    {
    }

    /// <summary>Strikes the next request of an operation, after those already scripted.</summary>
    /// <param name="operation">The operation, or <see cref="EmulatorOperation.Any"/>.</param>
    /// <param name="fault">The fault; <see cref="Fault.None"/> lets the request pass.</param>
    public void Next(EmulatorOperation operation, Fault fault) => Next(operation, times: 1, fault);

    /// <summary>Strikes the next few requests of an operation, after those already scripted.</summary>
    /// <param name="operation">The operation, or <see cref="EmulatorOperation.Any"/>.</param>
    /// <param name="times">How many requests to strike.</param>
    /// <param name="fault">The fault; <see cref="Fault.None"/> lets the requests pass.</param>
    public void Next(EmulatorOperation operation, int times, Fault fault) => _faults.Add(operation, times, fault);

    /// <summary>Strikes every request of an operation that is not scripted otherwise, until <see cref="Clear"/>.</summary>
    /// <param name="operation">The operation, or <see cref="EmulatorOperation.Any"/>.</param>
    /// <param name="fault">The fault.</param>
    public void Always(EmulatorOperation operation, Fault fault) => _faults.SetStanding(operation, fault);

    /// <summary>Returns how many faults scripted with <c>Next</c> still wait for a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The number of faults in the operation's own queue.</returns>
    public int Waiting(EmulatorOperation operation) => _faults.Count(operation);

    /// <summary>Ends all trouble. Requests already struck stay so.</summary>
    public void Clear() => _faults.Clear();

    internal Fault Take(EmulatorOperation operation) =>
        _faults.Take(operation) ?? _faults.Take(EmulatorOperation.Any) ?? Fault.None;
}
