using Easemob.Messaging.Resilience;

namespace Easemob.Messaging.Tests.Resilience;

public class RetryBudgetTests
{
    [Fact]
    public void TrySpend_TotalOutageOverManyCalls_AmplifiesByAFifthAtMost()
    {
        const int Calls = 10_000;
        var budget = new RetryBudget();
        int retries = 0;

        for (int call = 0; call < Calls; call++)
        {
            budget.Deposit();
            retries += budget.TrySpend() ? 1 : 0;
            retries += budget.TrySpend() ? 1 : 0;
        }

        Assert.InRange(retries, Calls / 5, (Calls / 5) + RetryBudget.Capacity);
    }

    [Fact]
    public void Deposit_LongQuiet_SavesNoMoreThanTheCapacity()
    {
        var budget = new RetryBudget();
        for (int call = 0; call < 1000; call++)
        {
            budget.Deposit();
        }

        int retries = 0;
        while (budget.TrySpend())
        {
            retries++;
        }

        Assert.Equal(RetryBudget.Capacity, retries);
    }
}
