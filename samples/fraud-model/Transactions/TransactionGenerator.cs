using System.Globalization;

namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>Synthetic payments: the same seed gives the same endless sequence on every machine.</summary>
public static class TransactionGenerator
{
    private static readonly double[] CountryShares = [0.8, 0.15, 0.05];

    public static IEnumerable<LabelledTransaction> Generate(int seed) => Generate(seed, _ => PaymentDistribution.Before);

    /// <summary>The distribution may change under way: up to the change, the sequence is as if there were none.</summary>
    internal static IEnumerable<LabelledTransaction> Generate(int seed, Func<long, PaymentDistribution> distributionOf)
    {
        var random = new Random(seed);
        for (long i = 0; ; i++)
        {
            var distribution = distributionOf(i);
            var transaction = new Transaction
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"t-{seed}-{i}"),
                Amount = Math.Round(Math.Exp(distribution.AmountLogMean + Normal(random)), 2),
                Hour = Hour(random),
                MerchantCategory = distribution.MerchantCategories[Pick(random, distribution.CategoryShares)],
                DeviceAge = Math.Round(Exponential(random, 240), 1),
                Distance = Math.Round(random.NextDouble() < 0.85 ? Exponential(random, 12) : Exponential(random, 900), 1),
                CountryRisk = Vocabulary.CountryRisks[Pick(random, CountryShares)],
                PriorChargebacks = random.NextDouble() < 0.93 ? 0 : 1 + (int)Exponential(random, 0.8),
                Velocity = (int)Exponential(random, 1.2),
            };
            yield return new LabelledTransaction(transaction, random.NextDouble() < distribution.Risk.Of(transaction));
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Exponential(Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    // People pay by day: the nights keep a tenth of the payments.
    private static int Hour(Random random) => random.NextDouble() < 0.1 ? random.Next(0, 7) : random.Next(7, 24);

    private static int Pick(Random random, IReadOnlyList<double> shares)
    {
        var left = random.NextDouble();
        for (int i = 0; i < shares.Count - 1; i++)
        {
            left -= shares[i];
            if (left < 0)
                return i;
        }

        return shares.Count - 1;
    }
}
