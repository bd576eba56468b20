namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>A fact that needs the vendor's client: skipped, with the missing tool's name, where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeTools.SkipReason;
}
