using CsCheck;
using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache;

public sealed class SortableIdTests
{
    [Fact]
    public void ToStored_AnyTwoIds_KeepsTheirOrder() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample((a, b) =>
            Math.Sign(a.CompareTo(b)) == Math.Sign(SortableId.ToStored(a).CompareTo(SortableId.ToStored(b))));

    [Fact]
    public void FromStored_StoredId_IsTheId() => Gen.ULong.Sample(id => SortableId.FromStored(SortableId.ToStored(id)) == id);
}
