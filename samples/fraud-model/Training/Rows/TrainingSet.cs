using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Training.Rows;

/// <summary>What a model is fitted to, and what it is judged by; and the kinds of merchant that it will know.</summary>
internal sealed record TrainingSet(
    IReadOnlyList<LabelledTransaction> Training,
    IReadOnlyList<LabelledTransaction> Test,
    IReadOnlyList<string> MerchantCategories
)
{
    public const int FewestRows = 1000;

    private const int SyntheticRows = 20_000;
    private const int SyntheticTestRows = 5_000;
    private const double TestShare = 0.2;

    /// <summary>A word on fewer than this share of the rows is a slip rather than a category, and as good as unknown.</summary>
    private const double RarestCategory = 0.005;

    public int Count => Training.Count + Test.Count;

    public double FraudShare => (double)Training.Concat(Test).Count(r => r.Fraud) / Count;

    public static TrainingSet Synthetic(int seed)
    {
        var rows = TransactionGenerator.Generate(seed).Take(SyntheticRows + SyntheticTestRows).ToList();
        return new(rows[..SyntheticRows], rows[SyntheticRows..], Vocabulary.MerchantCategories);
    }

    /// <summary>Split by time, oldest first: a model is used on what comes after its data, so it is judged by that.</summary>
    public static TrainingSet Recorded(IReadOnlyList<LabelledTransaction> rows)
    {
        if (rows.Count < FewestRows)
            throw new InvalidDataException(
                $"there are {rows.Count} labelled rows, too few to learn from; at least {FewestRows} are needed: train again when more truth has arrived"
            );
        var training = rows.Take((int)((1 - TestShare) * rows.Count)).ToList();
        var test = rows.Skip(training.Count).ToList();
        foreach (var (part, name) in new[] { (training, "older"), (test, "newest") })
        {
            if (part.Count(r => r.Fraud) is var frauds && (frauds == 0 || frauds == part.Count))
                throw new InvalidDataException(
                    $"of the {part.Count} {name} rows {frauds} are fraud; both fraud and other payments are needed: train again when more truth has arrived"
                );
        }

        return new(
            training,
            test,
            [
                .. training
                    .GroupBy(r => r.Transaction.MerchantCategory)
                    .Where(category => category.Count() >= RarestCategory * training.Count)
                    .Select(category => category.Key)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }
}
