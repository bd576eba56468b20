using CsCheck;
using Easemob.Messaging.Local;

namespace Easemob.Messaging.Tests.Local;

public sealed class ListDiffTests
{
    private static readonly ListDiff<(int Key, int Look), int> Diff = new(item => item.Key, (left, right) => left.Look == right.Look);

    private static readonly Gen<(int Key, int Look)[]> AnyList =
        Gen.Select(Gen.Int[0, 12].HashSet[0, 12], Gen.Int[0, 1_000_000]).Select((keys, order) => MakeList([.. keys], order));

    [Fact]
    public void Find_AnyTwoLists_LeadsFromOneToTheOther() => Gen.Select(AnyList, AnyList).Sample(
        (before, after) =>
        {
            var update = new ListUpdate<(int Key, int Look)> { Items = after, Changes = Diff.Find(before, after) };

            List<(int Key, int Look)> list = [.. before];
            update.ApplyTo(list);

            Assert.Equal(after, list);
        },
        iter: 5_000);

    [Fact]
    public void Find_AnyTwoLists_TouchesNoMoreThanItMust() => Gen.Select(AnyList, AnyList).Sample(
        (before, after) =>
        {
            IReadOnlyList<ListChange<(int Key, int Look)>> changes = Diff.Find(before, after);

            int kept = LongestCommon([.. before.Select(item => item.Key)], [.. after.Select(item => item.Key)]);
            Assert.Equal(before.Length - kept, changes.Count(change => change.Kind == ListChangeKind.Removed));
            Assert.Equal(after.Length - kept, changes.Count(change => change.Kind == ListChangeKind.Inserted));
            Assert.True(changes.Count(change => change.Kind == ListChangeKind.Replaced) <= kept);
            Assert.Equal(before.SequenceEqual(after), changes.Count == 0);
        },
        iter: 5_000);

    [Fact]
    public void Find_ItemThatMovesToTheTop_IsRemovedAndInserted()
    {
        IReadOnlyList<ListChange<(int Key, int Look)>> changes = Diff.Find([(1, 0), (2, 0), (3, 0)], [(3, 1), (1, 0), (2, 5)]);

        Assert.Equal(
            [(ListChangeKind.Removed, 2, (3, 0)), (ListChangeKind.Inserted, 0, (3, 1)), (ListChangeKind.Replaced, 2, (2, 5))],
            changes.Select(change => (change.Kind, change.Index, change.Item)));
    }

    private static (int Key, int Look)[] MakeList(int[] keys, int order)
    {
        var random = new Random(order);
        random.Shuffle(keys);
        return [.. keys.Select(key => (key, random.Next(3)))];
    }

    private static int LongestCommon(int[] left, int[] right)
    {
        int[,] lengths = new int[left.Length + 1, right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                lengths[i, j] = left[i - 1] == right[j - 1]
                    ? lengths[i - 1, j - 1] + 1
                    : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[left.Length, right.Length];
    }
}
