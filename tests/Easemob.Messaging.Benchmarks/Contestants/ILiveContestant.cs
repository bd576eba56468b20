namespace Easemob.Messaging.Benchmarks;

/// <summary>Somebody who receives messages as they are sent.</summary>
internal interface ILiveContestant
{
    string Name { get; }

    /// <summary>Connects a user, has messages sent to them, and waits for the last one.</summary>
    Task<LiveMeasurement> RunAsync(string user, int messages, int perSecond);
}
