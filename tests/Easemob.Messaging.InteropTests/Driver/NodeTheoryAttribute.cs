namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>A theory that needs the vendor's client: skipped, with the missing tool's name, where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeTools.SkipReason;
}
