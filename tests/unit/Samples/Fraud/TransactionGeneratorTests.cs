using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public class TransactionGeneratorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_payments()
    {
        var one = TransactionGenerator.Generate(7).Take(500).ToList();
        var two = TransactionGenerator.Generate(7).Take(500).ToList();
        two.ShouldBe(one);
    }

    [Fact]
    public void Another_seed_gives_other_payments() =>
        TransactionGenerator
            .Generate(8)
            .First()
            .Transaction.Amount.ShouldNotBe(TransactionGenerator.Generate(7).First().Transaction.Amount);

    [Fact]
    public void Payments_are_plausible_and_some_are_fraud()
    {
        var payments = TransactionGenerator.Generate(3).Take(5000).ToList();
        payments.ShouldAllBe(p => p.Transaction.Amount >= 0 && p.Transaction.Hour >= 0 && p.Transaction.Hour < 24);
        payments.ShouldAllBe(p => Vocabulary.MerchantCategories.Contains(p.Transaction.MerchantCategory));
        payments.Count(p => p.Fraud).ShouldBeInRange(250, 1000);
        payments.Select(p => p.Transaction.Id).Distinct().Count().ShouldBe(payments.Count);
    }
}
