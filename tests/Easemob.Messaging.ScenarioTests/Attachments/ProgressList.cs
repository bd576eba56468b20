namespace Easemob.Messaging.ScenarioTests.Attachments;

/// <summary>Keeps what it is told, at once; the framework's own class would do it later, somewhere else.</summary>
internal sealed class ProgressList(Action<AttachmentProgress>? told = null) : IProgress<AttachmentProgress>
{
    private readonly List<AttachmentProgress> _reports = [];

    public IReadOnlyList<AttachmentProgress> Reports => _reports;

    public void Report(AttachmentProgress value)
    {
        _reports.Add(value);
        told?.Invoke(value);
    }
}
