namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>The tests that share the Node process; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class VendorGroup : ICollectionFixture<VendorFixture>
{
    public const string Name = "Vendor";
}
