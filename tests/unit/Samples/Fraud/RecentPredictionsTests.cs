using MlOps.Samples.FraudModel.Serving.Predictions;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public class RecentPredictionsTests
{
    [Fact]
    public void A_prediction_meets_its_truth_once()
    {
        var recent = new RecentPredictions(10);
        recent.Remember(Asked("a", 0.7));
        recent.TryTake("a", out var prediction).ShouldBeTrue();
        prediction.ShouldBe(Asked("a", 0.7));
        recent.TryTake("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_is_forgotten_first()
    {
        var recent = new RecentPredictions(2);
        recent.Remember(Asked("a", 0.1));
        recent.Remember(Asked("b", 0.1));
        recent.Remember(Asked("c", 0.1));
        recent.TryTake("a", out _).ShouldBeFalse();
        recent.TryTake("c", out _).ShouldBeTrue();
    }

    private static RecentPrediction Asked(string id, double probability) =>
        new(TransactionGenerator.Generate(1).First().Transaction with { Id = id }, probability);
}
