using System.Text.Json;
using MlOps.Samples.FraudModel.Serving.Predictions;
using MlOps.Samples.FraudModel.Transactions;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.FraudModel;

/// <summary>Card payments as load, and for some of them the truth later.</summary>
public sealed class FraudScenario(LoadOptions options) : ILoadScenario
{
    // Far from the seeds that models are trained with: a model must not be asked about the very payments it learned.
    private const int SeedOffset = 1_000_000;

    private readonly IEnumerator<LabelledTransaction> _payments = TransactionGenerator
        .Generate(SeedOffset + options.Seed, DistributionOf(options))
        .GetEnumerator();

    private readonly Random _random = new(options.Seed);

    public LoadCall Next()
    {
        _payments.MoveNext();
        var (transaction, fraud) = _payments.Current;
        var request = new LoadRequest("/predict", JsonSerializer.Serialize(transaction, TransactionJson.Default.Transaction));
        return _random.Next(100) < options.FeedbackPercent
            ? new LoadCall(
                request,
                new LoadRequest(
                    "/feedback",
                    JsonSerializer.Serialize(new Feedback(transaction.Id, fraud), TransactionJson.Default.Feedback)
                )
            )
            : new LoadCall(request, null);
    }

    /// <summary>By count and not by the clock, so that the sequence is the same however slow the machine is.</summary>
    private static Func<long, PaymentDistribution> DistributionOf(LoadOptions options)
    {
        var before = options.ShiftAt is { } second ? new LoadSchedule(options).DueBefore(second) : long.MaxValue;
        return index => index < before ? PaymentDistribution.Before : PaymentDistribution.After;
    }
}
