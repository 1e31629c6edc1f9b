using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public class PaymentDistributionTests
{
    private const int Many = 20_000;

    private static readonly List<LabelledTransaction> Before = [.. TransactionGenerator.Generate(5).Take(Many)];
    private static readonly List<LabelledTransaction> After =
    [
        .. TransactionGenerator.Generate(5, _ => PaymentDistribution.After).Take(Many),
    ];

    // The models of the image are made of these sequences: whatever changes one changes them.
    [Theory]
    [InlineData(1, "a118a26e9743fe2c78be61eccee38b57ed83e21a07c8f391c555377ed674cb70")]
    [InlineData(1_000_001, "7c11551a59992351d9cf712cece683e74ef3fac96613473caf33917c4cd2bb34")]
    public void Payments_before_the_change_stay_as_they_are(int seed, string hash)
    {
        var text = new StringBuilder();
        foreach (var (transaction, fraud) in TransactionGenerator.Generate(seed).Take(5000))
            text.Append(JsonSerializer.Serialize(transaction, TransactionJson.Default.Transaction)).Append(fraud).Append('\n');
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ShouldBe(hash);
    }

    [Fact]
    public void Up_to_the_change_nothing_gives_it_away()
    {
        var shifted = TransactionGenerator
            .Generate(5, i => i < 300 ? PaymentDistribution.Before : PaymentDistribution.After)
            .Take(600)
            .ToList();
        shifted.Take(300).ShouldBe(Before.Take(300));
        shifted.Skip(300).ShouldNotBe(Before.Skip(300).Take(300));
    }

    [Fact]
    public void Amounts_are_almost_twice_as_large_after() => (Median(After) / Median(Before)).ShouldBeInRange(1.7, 1.95);

    [Fact]
    public void Crypto_takes_an_eighth_from_all_the_others_alike()
    {
        Share(Before, "crypto").ShouldBe(0);
        Share(After, "crypto").ShouldBeInRange(0.11, 0.13);
        (Share(After, "grocery") / Share(Before, "grocery")).ShouldBeInRange(0.84, 0.92);
        PaymentDistribution.After.CategoryShares.Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Fraud_moves_from_large_payments_to_small_ones_and_to_crypto()
    {
        FraudOf(Before, t => t.Amount > 100).ShouldBeGreaterThan(1.5 * FraudOf(Before, t => t.Amount < 20));
        FraudOf(After, t => t.Amount < 20).ShouldBeGreaterThan(1.5 * FraudOf(After, t => t.Amount > 100));
        FraudOf(After, t => t.MerchantCategory == "crypto").ShouldBeGreaterThan(5 * FraudOf(After, t => t.MerchantCategory != "crypto"));
    }

    private static double Median(List<LabelledTransaction> payments) =>
        payments.Select(p => p.Transaction.Amount).Order().ElementAt(Many / 2);

    private static double Share(List<LabelledTransaction> payments, string category) =>
        payments.Count(p => p.Transaction.MerchantCategory == category) / (double)Many;

    private static double FraudOf(List<LabelledTransaction> payments, Func<Transaction, bool> which) =>
        payments.Where(p => which(p.Transaction)).Average(p => p.Fraud ? 1.0 : 0);
}
